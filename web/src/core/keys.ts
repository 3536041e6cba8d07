/**
 * The storage keys: `guidance:<site>:<list>:<project>:<item>:<slot>`, each part encoded.
 *
 * The slot is the id of a party (in earlier versions a letter, see letters.ts) or `agreed`; a project's head has an empty item and the slot `head`. Over file://
 * all folders share one storage, hence site and list. A later storage format takes another prefix.
 */
import { partyMeant } from './letters.ts';
import type { ChecklistData, Side } from './model.ts';
import type { Answered } from './parties.ts';

export type Slot = Side | 'agreed' | 'head';
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export interface Place {
  readonly project: string;
  /** Empty for the head. */
  readonly item: string;
  readonly slot: Slot;
}

export interface Keys {
  /** The beginning of all keys of the list, or of one project; no other project's keys have it. */
  readonly prefix: (project?: string) => string;
  readonly keyOf: (place: Place) => string;
  /** What a key stands for; undefined if it is none of this list's. */
  readonly placeOf: (key: string) => Place | undefined;
}

function encode(...parts: readonly string[]): string {
  return parts.map((part) => `${encodeURIComponent(part)}:`).join('');
}

export function keysFor(list: Answered & Pick<ChecklistData, 'site' | 'list'>): Keys {
  const slotOf = (name: string): Slot | undefined =>
    name === 'agreed' || name === 'head' ? name : partyMeant(list, name);
  const base = encode('guidance', list.site, list.list);
  return {
    prefix: (project) => (project === undefined ? base : base + encode(project)),
    keyOf: ({ project, item, slot }) => base + encode(project, item) + slot,
    placeOf: (key) => {
      if (!key.startsWith(base)) return undefined;
      const [project = '', item = '', name = '', ...more] = key.slice(base.length).split(':');
      const slot = slotOf(name);
      if (!slot || more.length > 0 || !ID.test(project)) return undefined;
      return (slot === 'head' ? item === '' : ID.test(item)) ? { project, item, slot } : undefined;
    },
  };
}
