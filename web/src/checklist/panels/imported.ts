/** A file that was read, shown as what it would change. */
import { hasAnswers } from '../../core/compare.ts';
import type { ImportedFile } from '../../core/file.ts';
import { newestVersion } from '../../core/migrate.ts';
import { sidesOf } from '../../core/parties.ts';
import { answersTo } from '../../core/reach.ts';
import type { Panels } from './panel.ts';
import { openPreview } from './preview.ts';
import type { Incoming } from './preview.ts';
import { say } from '../../words.ts';

export function openImported(
  panels: Panels,
  { project }: ImportedFile,
  own: Incoming['own'],
  done: () => void = () => undefined,
): void {
  const { list } = panels.session;
  const sides = sidesOf(list);
  const version = newestVersion(project, list) ?? list.version;
  const { here, elsewhere } = answersTo(project, list);
  const empty = !sides.some((side) => hasAnswers(panels.session.project(), side));
  openPreview(panels, {
    title: say('import.title'),
    about: [
      say('import.file', { project: project.heading[0].name || say('projects.untitled') }),
      say('import.holds', { version, here, elsewhere }),
    ],
    project,
    version,
    own:
      own === 'offered' && empty && panels.session.project().heading[0].name === ''
        ? 'proposed'
        : own,
    done,
  });
}
