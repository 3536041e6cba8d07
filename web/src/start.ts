/** Starts the parts of a page one after another; a part that throws leaves the others alive. */
export function startEach(
  parts: readonly (readonly [name: string, start: () => void])[],
  failed: (name: string, error: unknown) => void,
): void {
  for (const [name, start] of parts) {
    try {
      start();
    } catch (error) {
      failed(name, error);
    }
  }
}
