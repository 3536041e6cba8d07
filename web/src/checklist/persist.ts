/** Asking the browser to keep what it stores. */

/** Ask the browser not to evict the answers; it may say no, and nothing depends on it. */
export async function persist(): Promise<void> {
  try {
    const area = navigator.storage as Partial<StorageManager> | undefined;
    await area?.persist?.();
  } catch {
    // As before: stored, and evictable.
  }
}
