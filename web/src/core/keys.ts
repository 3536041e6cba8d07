/**
 * The storage keys: `guidance2:<site>:<project>:<kind>:<party>:<id>`, each part encoded.
 *
 * Over file:// all folders share one storage, hence the site. Keys of format 1 are
 * `guidance:<site>:<list>:<project>:<item>:<slot>`, where the slot is the id of a party (before that a
 * letter, see letters.ts), `agreed` or, without an item, `head`. They are read and never written.
 */
import { partyMeant } from './letters.ts';
import type { ChecklistData, Side } from './model.ts';
import type { Answered } from './parties.ts';
import { sideNamed } from './parties.ts';

const KINDS = ['head', 'list', 'answer', 'agreed', 'memo', 'relevance', 'kept'] as const;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What is stored of a project on its own. */
export interface CellName {
  readonly kind: (typeof KINDS)[number];
  /** Empty but for answers and memos. */
  readonly party: Side;
  /** What it is about: an item, a list, a question; empty for the head. */
  readonly id: string;
}

export const HEAD: CellName = { kind: 'head', party: '', id: '' };

export function answerCell(party: Side, id: string): CellName {
  return { kind: 'answer', party, id };
}

export function agreedCell(id: string): CellName {
  return { kind: 'agreed', party: '', id };
}

export interface Place {
  readonly project: string;
  readonly cell: CellName;
  /** The list, where the key is one of format 1. */
  readonly former?: string;
}

export interface Keys {
  readonly keyOf: (project: string, cell: CellName) => string;
  /** What a key stands for; undefined if it is none of this site's. */
  readonly placeOf: (key: string) => Place | undefined;
  /** The project whose key it is, whatever else the key says; undefined if it is none's. */
  readonly projectIn: (key: string) => string | undefined;
}

function encode(...parts: readonly string[]): string {
  return parts.map((part) => `${encodeURIComponent(part)}:`).join('');
}

export function keysFor(site: Answered & Pick<ChecklistData, 'site'>): Keys {
  const base = encode('guidance2', site.site);
  const formerBase = encode('guidance', site.site);

  /** The parts of a key behind the site, and whether it is one of format 1. */
  function partsOf(key: string): readonly [parts: readonly string[], former: boolean] | undefined {
    const [found, former] = key.startsWith(base) ? [base, false] : [formerBase, true];
    return key.startsWith(found) ? [key.slice(found.length).split(':'), former] : undefined;
  }

  function cellOf(kind: string, party: string, id: string): CellName | undefined {
    const known = KINDS.find((one) => one === kind);
    const ofParty = known === 'answer' || known === 'memo';
    const side = ofParty ? sideNamed(site, party) : '';
    if (!known || side === undefined || (!ofParty && party !== '')) return undefined;
    return (known === 'head' ? id === '' : ID.test(id))
      ? { kind: known, party: side, id }
      : undefined;
  }

  function formerCell(item: string, slot: string): CellName | undefined {
    if (slot === 'head' || slot === 'agreed') return cellOf(slot, '', item);
    return cellOf('answer', partyMeant(site, slot) ?? '', item);
  }

  return {
    keyOf: (project, { kind, party, id }) =>
      base + encode(project, kind, party) + encodeURIComponent(id),
    placeOf: (key) => {
      const [parts, former] = partsOf(key) ?? [[], false];
      if (parts.length !== 4) return undefined;
      const [one = '', two = '', three = '', four = ''] = parts;
      const cell = former ? formerCell(three, four) : cellOf(two, three, four);
      const project = former ? two : one;
      if (!cell || !ID.test(project) || (former && !ID.test(one))) return undefined;
      return { project, cell, ...(former && { former: one }) };
    },
    projectIn: (key) => {
      const [parts, former] = partsOf(key) ?? [[], false];
      return parts[former ? 1 : 0];
    },
  };
}
