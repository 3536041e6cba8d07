/** What a list changed since its reader last acknowledged a version, and acknowledging it. */
import { compareVersions } from './canonical.ts';
import { endsOf } from './history.ts';
import type { ChangeKind, ChecklistData, Project } from './model.ts';
import { everythingSaidAt } from './views.ts';
import type { Former } from './views.ts';

export interface PlannedChange {
  readonly version: string;
  readonly date: string;
  readonly kind: ChangeKind;
  readonly from: readonly string[];
  readonly into: readonly string[];
  readonly note: string;
  /** What was said under the version before, and what becomes of it follows from `kind`. */
  readonly said: readonly Former[];
}

/** What `list` changed since the version that the reader last acknowledged; changes nothing. */
export function planMigration(project: Project, list: ChecklistData): readonly PlannedChange[] {
  return list.changes
    .filter(
      ({ version }) =>
        compareVersions(version, project.version) > 0 &&
        compareVersions(version, list.version) <= 0,
    )
    .flatMap(({ version, date, changes }) =>
      changes.map((change) => {
        const { from, into } = endsOf(change);
        const said = from
          .flatMap((item) => everythingSaidAt(project, item))
          .filter(({ value }) => compareVersions(value.version, version) < 0);
        return { version, date, kind: change.kind, note: change.note ?? '', from, into, said };
      }),
    );
}

/** The project with the list's changes acknowledged; its answers are untouched. */
export function applyMigration(project: Project, list: ChecklistData): Project {
  return compareVersions(project.version, list.version) < 0
    ? { ...project, version: list.version }
    : project;
}
