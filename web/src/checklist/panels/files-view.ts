/** 「ファイル」: the project as a file, a file into the project, the open points for trackers and minutes. */
import { exportProject, fitsFile } from '../../core/file.ts';
import { openPoints } from '../../core/register.ts';
import type { OpenPoint } from '../../core/register.ts';
import { pointsTable, PRESET_NAMES, PRESETS, toCsv } from '../../core/spreadsheet.ts';
import { fileName, pointsMarkdown } from '../../core/text.ts';
import { button, element } from '../../dom.ts';
import { saveFile, saveProject, today } from '../save-file.ts';
import { copy } from './clipboard.ts';
import { openImported } from './imported.ts';
import { actions, choice, openPanel, sourceChoice } from './panel.ts';
import type { Panels } from './panel.ts';
import { filePicker } from './pick-file.ts';

export function openFiles(panels: Panels): void {
  const { session } = panels;
  const { list } = session;
  const status = element('p', { class: 'copy-status', role: 'status' });
  const say = (message: string): void => {
    status.textContent = message;
  };
  const source = sourceChoice(session);
  const preset = choice('表の形', (one) => PRESET_NAMES[one], PRESETS, 'register');

  function points(): readonly OpenPoint[] {
    return openPoints(list, session.sheet(), source.value());
  }

  function save(extension: string, text: string, type: string): void {
    saveFile(fileName(session.project().heading[0].name, list, today(), extension), text, type);
    say('書き出しました');
  }

  function saveAll(): void {
    const project = session.project();
    saveProject(session, project);
    say(
      fitsFile(exportProject(project, list))
        ? '書き出しました'
        : '書き出しましたが、1MiBを超えたため、このページでは読み込めません。備考を短くするか、案件を分けてください。',
    );
  }

  openPanel('ファイル', (close) => [
    element('h3', {}, '案件を書き出す'),
    element(
      'p',
      {},
      '両社の判定・備考・合意をすべて含みます。控えにするときや、相手に渡すときに使います。',
    ),
    element('div', { class: 'panel-buttons' }, button('案件ファイル（JSON）を書き出す', saveAll)),
    element('h3', {}, '案件を読み込む'),
    filePicker('案件ファイル（JSON）', list, (file) => {
      openImported(panels, file, 'offered', () => {
        say('取り込みました。閉じると、ページの上で元に戻せます。');
      });
    }),
    element('h3', {}, '未確定事項を書き出す'),
    element('p', {}, '決まっていない項目を、課題管理ツールや議事録に渡します。'),
    element('div', { class: 'panel-choices' }, source.root, preset.root),
    element(
      'div',
      { class: 'panel-buttons' },
      button('CSVで書き出す', () => {
        save('csv', toCsv(pointsTable(points(), list, preset.value())), 'text/csv');
      }),
      button('Markdownで書き出す', () => {
        save('md', pointsMarkdown(points(), list), 'text/markdown');
      }),
      button('Markdownをコピー', () => {
        void copy('未確定事項のMarkdown', { text: pointsMarkdown(points(), list) }, say);
      }),
    ),
    status,
    actions(button('閉じる', close)),
  ]);
}
