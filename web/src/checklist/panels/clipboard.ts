/** Copying; where the browser refuses, the text is shown selected, to be copied by hand. */
import { button, element } from '../../dom.ts';
import { actions, openPanel } from './panel.ts';
import { say } from '../../words.ts';

export interface Copied {
  readonly text: string;
  /** The same as HTML, for programs that take it. */
  readonly html?: HTMLElement;
}

function select(node: Node): void {
  getSelection()?.selectAllChildren(node);
}

/** The text selected in a field, or the formatted nodes selected as a browser shows them. */
function showToCopy(label: string, { text, html }: Copied): void {
  const area = element('textarea', {
    readonly: true,
    rows: '10',
    'aria-label': label,
    autocomplete: 'off',
  });
  area.value = text;
  const shown =
    html &&
    element(
      'div',
      { class: 'copy-preview', tabindex: '0', role: 'region', 'aria-label': label },
      html,
    );
  openPanel(say('copy.by-hand', { label }), (close) => [
    element('p', {}, say('copy.refused')),
    shown ?? area,
    actions(button(say('dialog.close'), close)),
  ]);
  if (shown) {
    shown.focus();
    select(shown);
  } else {
    area.focus();
    area.select();
  }
}

async function write({ text, html }: Copied): Promise<void> {
  if (!html) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const markup = new XMLSerializer().serializeToString(html);
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([markup], { type: 'text/html' }),
    }),
  ]);
}

/** `done` is told what was copied. */
export async function copy(
  label: string,
  copied: Copied,
  done: (message: string) => void,
): Promise<void> {
  try {
    await write(copied);
    done(say('copy.done', { label }));
  } catch {
    showToCopy(label, copied);
  }
}
