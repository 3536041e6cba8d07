/** Starts the parts of a page one after another; a part that throws leaves the others alive. */
export function startEach<Name extends string | number>(
  parts: readonly (readonly [name: Name, start: () => void])[],
  failed: (name: Name, error: unknown) => void,
): void {
  for (const [name, start] of parts) {
    try {
      start();
    } catch (error) {
      failed(name, error);
    }
  }
}
