/** Leads from a page that moved to its new address, keeping the fragment; some anchors moved elsewhere. */
import { addressedId } from '../fragment.ts';

const { to = '', anchors = '{}' } = document.currentScript?.dataset ?? {};

/** Where the anchor of the address went by itself, if it did. */
function ownAddress(): string | undefined {
  const moved = new Map(Object.entries(JSON.parse(anchors) as Readonly<Record<string, string>>));
  return moved.get(addressedId());
}

location.replace(ownAddress() ?? (to.includes('#') ? to : to + location.hash));
