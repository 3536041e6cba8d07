/** The sheet of paper itself: its size, and what stands in its margins on every page. */

export interface Margins {
  readonly topStart: string;
  readonly topEnd: string;
  readonly bottomStart: string;
}

/** Text as a CSS string: nothing in it can end the string or the rule. */
export function cssString(text: string): string {
  const safe = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/["\\<>]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `);
  return `"${safe}"`;
}

export function pageRules(orientation: string, { topStart, topEnd, bottomStart }: Margins): string {
  const small = 'font-size: 8pt; color: #000; vertical-align: middle;';
  return `@page {
    size: A4 ${orientation}; margin: 20mm;
    @top-left { content: ${cssString(topStart)}; ${small} text-align: left; }
    @top-right { content: ${cssString(topEnd)}; ${small} text-align: right; }
    @bottom-center { content: none; }
    @bottom-left { content: ${cssString(bottomStart)}; ${small} font-size: 7pt; text-align: left; word-break: break-all; }
    @bottom-right { content: counter(page) " / " counter(pages); ${small} text-align: right; }
  }`;
}

/** True where a browser prints them; elsewhere the table repeats a footer. */
export function printsMargins(): boolean {
  return 'CSSMarginRule' in globalThis;
}

/** Apply rules to the page until the function that is returned is called. */
export function applyRules(rules: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
