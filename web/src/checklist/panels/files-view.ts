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
import { say } from '../../words.ts';

export function openFiles(panels: Panels): void {
  const { session } = panels;
  const { list } = session;
  const status = element('p', { class: 'copy-status', role: 'status' });
  const tell = (message: string): void => {
    status.textContent = message;
  };
  const source = sourceChoice(session);
  const preset = choice(say('files.form'), (one) => PRESET_NAMES[one], PRESETS, 'register');

  function points(): readonly OpenPoint[] {
    return openPoints(list, session.sheet(), source.value());
  }

  function save(extension: string, text: string, type: string): void {
    saveFile(fileName(session.project().heading[0].name, list, today(), extension), text, type);
    tell(say('files.done'));
  }

  function saveAll(): void {
    const project = session.project();
    saveProject(session, project);
    tell(fitsFile(exportProject(project, list)) ? say('files.done') : say('files.done-too-large'));
  }

  openPanel(say('files.open'), (close) => [
    element('h3', {}, say('files.save-title')),
    element('p', {}, say('files.save-about')),
    element('div', { class: 'panel-buttons' }, button(say('files.save'), saveAll)),
    element('h3', {}, say('files.load-title')),
    filePicker(say('files.load'), list, (file) => {
      openImported(panels, file, 'offered', () => {
        tell(say('files.loaded'));
      });
    }),
    element('h3', {}, say('files.points-title')),
    element('p', {}, say('files.points-about')),
    element('div', { class: 'panel-choices' }, source.root, preset.root),
    element(
      'div',
      { class: 'panel-buttons' },
      button(say('files.csv'), () => {
        save('csv', toCsv(pointsTable(points(), list, preset.value())), 'text/csv');
      }),
      button(say('files.markdown'), () => {
        save('md', pointsMarkdown(points(), list), 'text/markdown');
      }),
      button(say('files.copy-markdown'), () => {
        void copy(say('files.points-markdown'), { text: pointsMarkdown(points(), list) }, tell);
      }),
    ),
    status,
    actions(button(say('dialog.close'), close)),
  ]);
}
