/** The id that the address of the page leads to; empty where there is none, or it is malformed. */
export function addressedId(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}
