/** What a list changed since its reader last acknowledged a version, and acknowledging it. */
import { compareVersions, own } from './canonical.ts';
import { endsOf } from './history.ts';
import type { ChangeKind, ChecklistData, Given, Project } from './model.ts';
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

function oldest(versions: readonly string[]): string | undefined {
  return versions.reduce<string | undefined>(
    (least, one) => (least === undefined || compareVersions(one, least) < 0 ? one : least),
    undefined,
  );
}

/** Every value that was said under a list. */
function saidUnder(project: Project, { list }: Pick<ChecklistData, 'list'>): readonly Given[] {
  const cells = [
    ...Object.values(project.answers),
    project.agreed,
    ...Object.values(project.memos),
  ];
  return cells
    .flatMap((cell) => Object.values<readonly Given[]>(cell).flat())
    .filter((value) => value.list === list);
}

/**
 * The version of `list` that the reader has seen: the one acknowledged, or else the oldest under which
 * anything was said. Where nothing was, there is nothing to tell.
 */
export function acknowledged(project: Project, list: ChecklistData): string {
  return (
    own(project.lists, list.list) ??
    oldest(saidUnder(project, list).map(({ version }) => version)) ??
    list.version
  );
}

/** The newest version of `list` that a project knows of; undefined where it knows of none. */
export function newestVersion(
  project: Project,
  list: Pick<ChecklistData, 'list'>,
): string | undefined {
  const known = own(project.lists, list.list);
  const all = [
    ...(known ? [known] : []),
    ...saidUnder(project, list).map(({ version }) => version),
  ];
  return all.sort(compareVersions).at(-1);
}

/** What `list` changed since the version that the reader last acknowledged; changes nothing. */
export function planMigration(project: Project, list: ChecklistData): readonly PlannedChange[] {
  const seen = acknowledged(project, list);
  return list.changes
    .filter(
      ({ version }) =>
        compareVersions(version, seen) > 0 && compareVersions(version, list.version) <= 0,
    )
    .flatMap(({ version, date, changes }) =>
      changes.map((change) => {
        const { from, into } = endsOf(change);
        const said = from
          .flatMap((item) => everythingSaidAt(project, list, item))
          .filter(({ value }) => compareVersions(value.version, version) < 0);
        return { version, date, kind: change.kind, note: change.note ?? '', from, into, said };
      }),
    );
}

/** The project with the list's changes acknowledged; its answers are untouched. */
export function applyMigration(project: Project, list: ChecklistData): Project {
  return compareVersions(acknowledged(project, list), list.version) < 0
    ? { ...project, lists: { ...project.lists, [list.list]: list.version } }
    : project;
}
