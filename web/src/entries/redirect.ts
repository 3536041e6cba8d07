/** Leads from a page that moved to its new address, keeping the fragment; some anchors moved elsewhere. */
const { to = '', anchors = '{}' } = document.currentScript?.dataset ?? {};

/** Where the anchor of the address went by itself, if it did. */
function ownAddress(): string | undefined {
  const moved = new Map(Object.entries(JSON.parse(anchors) as Readonly<Record<string, string>>));
  try {
    return moved.get(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return undefined; // No address of ours: the fragment goes along as it is.
  }
}

location.replace(ownAddress() ?? (to.includes('#') ? to : to + location.hash));
