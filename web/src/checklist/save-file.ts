/** Handing a file to the reader; it is made in the page and goes nowhere else. */
import { exportProject } from '../core/file.ts';
import type { Project } from '../core/model.ts';
import { projectFileName } from '../core/text.ts';
import { element } from '../dom.ts';
import type { Session } from './session.ts';

export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = element('a', { href: url, download: name });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** Today where the reader is, as YYYY-MM-DD. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** Write a whole project to a file. */
export function saveProject(session: Session, project: Project): void {
  const { list } = session;
  saveFile(
    projectFileName(project.heading[0].name, today()),
    exportProject(project, list),
    'application/json',
  );
  if (project.id === session.project().id) session.exported();
}
