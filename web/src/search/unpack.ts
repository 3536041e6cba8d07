/** The texts of the index out of their short codes: the other half of sphinx_guidance/search/packing.py. */

const CODES = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
  (code) => code !== '"' && code !== '\\',
);
const SINGLE = 60;
const DOUBLE = 29;
const VALUE = new Uint8Array(128);
CODES.forEach((code, at) => {
  VALUE[code.charCodeAt(0)] = at;
});

/** Texts packed with `alphabet`, a line each. */
export function unpack(packed: string, alphabet: string): string[] {
  const characters = Array.from(alphabet);
  const units = new Uint16Array(packed.length * 2);
  let size = 0;
  let at = 0;
  const next = (): number => VALUE[packed.charCodeAt(at++)] ?? 0;
  while (at < packed.length) {
    let code = next();
    if (code >= SINGLE + DOUBLE) {
      const lead = (code - SINGLE - DOUBLE) * CODES.length + next();
      code = SINGLE + DOUBLE * CODES.length + lead * CODES.length + next();
    } else if (code >= SINGLE) code = SINGLE + (code - SINGLE) * CODES.length + next();
    const character = characters[code] ?? '';
    for (let unit = 0; unit < character.length; unit++) units[size++] = character.charCodeAt(unit);
  }
  return new TextDecoder('utf-16le').decode(units.subarray(0, size)).split('\n');
}
