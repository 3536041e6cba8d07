/** What a browser remembers of the view beside the answers: never anything that a person typed. */

export interface Settings {
  readonly get: (name: string) => string;
  /** The empty text removes it. */
  readonly set: (name: string, value: string) => void;
}

/**
 * An empty `list` stands for all of the site.
 *
 * The first of `areas` that knows a name answers; all are written. What fails holds for this page.
 */
export function settingsFor(
  site: string,
  list: string,
  areas: readonly (() => Storage)[],
): Settings {
  const held = new Map<string, string>();
  const keyOf = (name: string): string =>
    `guidance-view:${[site, list].map(encodeURIComponent).join(':')}:${name}`;

  function attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch {
      return undefined;
    }
  }

  return {
    get: (name) => {
      for (const area of areas) {
        const known = attempt(() => area().getItem(keyOf(name)));
        if (known) return known;
      }
      return held.get(name) ?? '';
    },
    set: (name, value) => {
      held.set(name, value);
      for (const area of areas) {
        attempt(() => {
          if (value === '') area().removeItem(keyOf(name));
          else area().setItem(keyOf(name), value);
        });
      }
    },
  };
}
