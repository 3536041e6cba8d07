/** Parts of the site that come as scripts of their own when first needed: no fetch, so it works over file://. */

export function insertScript(src: string): Promise<void> {
  return new Promise((done, fail) => {
    const made = document.createElement('script');
    made.src = src;
    made.onload = () => {
      done();
    };
    made.onerror = () => {
      made.remove();
      fail(new Error(`${src} did not load`));
    };
    document.head.append(made);
  });
}

/** The address of the file `name` in the folder of the script `own`, in the same edition. */
export function besideScript(own: string, name: string): string {
  const url = new URL(name, own);
  url.search = new URL(own).search;
  return url.href;
}

/** What `load` brings, kept once it came: after a failure the next call tries again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
