/** The project's answers as an Excel workbook, and a filled-in workbook back into the site. */
import { hasAnswers } from '../../core/compare.ts';
import { importProject } from '../../core/file.ts';
import { newestVersion } from '../../core/migrate.ts';
import { sidesOf } from '../../core/parties.ts';
import { fileName } from '../../core/text.ts';
import { button, element } from '../../dom.ts';
import { openPreview } from '../panels/preview.ts';
import { panelsOf } from '../panels/panel.ts';
import type { Panels } from '../panels/panel.ts';
import { saveFile, today } from '../save-file.ts';
import type { Session } from '../session.ts';
import type { WorkbookTools } from '../../workbook/tools.ts';
import { insertScript } from '../../scripts.ts';
import { insertPart } from './lazy.ts';
import { say, sentences } from '../../words.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Larger files are refused before they are read; the reader's own limit is the same. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

async function tools(): Promise<WorkbookTools> {
  if (!globalThis.guidanceWorkbook) await insertPart('workbook.js');
  if (!globalThis.guidanceWorkbook) throw new Error('workbook.js brought nothing');
  return globalThis.guidanceWorkbook;
}

async function blankOf(list: string, address: string): Promise<string> {
  if (!globalThis.guidanceBlanks?.[list]) await insertScript(`${address}.js`);
  const blank = globalThis.guidanceBlanks?.[list];
  if (!blank) throw new Error('no blank workbook');
  return blank;
}

/** `tell` says what did not work. */
export function workbookActions(
  session: Session,
  menu: Element,
  tell: (message: string) => void,
): readonly HTMLElement[] {
  const { list } = session;
  const address = menu.querySelector<HTMLAnchorElement>('[data-format="xlsx"]')?.href;
  let panels: Panels | undefined;

  async function write(from: string): Promise<void> {
    const [{ fill }, blank] = await Promise.all([tools(), blankOf(list.list, from)]);
    const project = session.project();
    const content = fill(blank, list, project, session.sheet(), Date.now());
    saveFile(fileName(project.heading[0].name, list, today(), 'xlsx'), content, TYPE);
    const isSettled = [...session.sheet().items.values()].some(({ agreed }) => agreed.value);
    session.announce(say(isSettled ? 'excel.written-settled' : 'excel.written'));
  }

  async function read(file: File): Promise<void> {
    if (file.size > MAX_FILE_BYTES) {
      tell(sentences([say('excel.too-large'), say('answers.unchanged')]));
      return;
    }
    const [{ read: parse }, content] = await Promise.all([tools(), file.arrayBuffer()]);
    const { text, problems } = parse(new Uint8Array(content), list, Date.now());
    const lines = problems.map(({ sheet, cell, message }) =>
      cell ? `${sheet} ${cell}: ${message}` : message,
    );
    const imported = text === undefined ? undefined : importProject(text, list);
    if (!imported?.ok) {
      tell(
        sentences([...(imported ? [imported.problem.message] : lines), say('answers.unchanged')]),
      );
      return;
    }
    const { project } = imported.value;
    const ours = session.project();
    // A page on which nothing was done yet takes the workbook as its project, with its heading.
    const empty =
      ours.heading[0].name === '' && !sidesOf(list).some((side) => hasAnswers(ours, side));
    openPreview((panels ??= panelsOf(session)), {
      title: say('import.title'),
      about: [
        say('excel.book', { name: file.name }),
        lines.length > 0 ? say('excel.unread', { n: lines.length }) : say('excel.all-read'),
        ...lines.map((line) => say('excel.bullet', { line })),
      ],
      project,
      version: newestVersion(project, list) ?? list.version,
      own: empty ? 'proposed' : 'offered',
      done: () => undefined,
    });
  }

  const input = element('input', {
    type: 'file',
    accept: `.xlsx,${TYPE}`,
    hidden: true,
    'aria-label': say('excel.file'),
  });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file)
      read(file).catch(() => {
        tell(sentences([say('excel.not-loaded'), say('answers.unchanged')]));
      });
  });
  const load = element(
    'span',
    {},
    button(say('excel.load'), () => {
      input.click();
    }),
    input,
  );
  if (!address) return [load];
  return [
    button(say('excel.save'), () => {
      write(address).catch(() => {
        tell(say('excel.not-loaded'));
      });
    }),
    load,
  ];
}
