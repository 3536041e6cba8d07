/** A file that was read, shown as what it would change. */
import { hasAnswers } from '../../core/compare.ts';
import type { ImportedFile } from '../../core/file.ts';
import { sidesOf } from '../../core/parties.ts';
import type { Panels } from './panel.ts';
import { openPreview } from './preview.ts';
import type { Incoming } from './preview.ts';

export function openImported(
  panels: Panels,
  { list, project }: ImportedFile,
  own: Incoming['own'],
  done: () => void = () => undefined,
): void {
  const sides = sidesOf(panels.session.list);
  const empty = !sides.some((side) => hasAnswers(panels.session.project(), side));
  openPreview(panels, {
    title: '読み込む内容の確認',
    about: [
      `ファイル: 「${project.heading[0].name || '名前のない案件'}」${list.title} 第${list.version}版（${list.date}）`,
    ],
    project,
    version: list.version,
    own:
      own === 'offered' && empty && panels.session.project().heading[0].name === ''
        ? 'proposed'
        : own,
    done,
  });
}
