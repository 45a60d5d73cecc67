// Changelogs from the subjects of commits: `area: what changes for whom`.

const GENERATED = /^(?:docs: pages and tables|release: |Merge )/;
const SUBJECT = /^([a-z][\w, /-]*): (.+)$/i;

/**
 * The version after a version, or nothing where what is asked for is no version.
 *
 * @param wanted `major`, `minor`, `patch`, or a version
 */
export function nextVersion(version, wanted) {
  if (/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(wanted)) return wanted;
  const at = ['major', 'minor', 'patch'].indexOf(wanted);
  if (at < 0) return undefined;
  const numbers = version.split(/[.-]/).slice(0, 3).map(Number);
  return numbers.map((number, index) => (index < at ? number : index === at ? number + 1 : 0)).join('.');
}

/**
 * The section of a version: what commits say, by area.
 *
 * @param date of the release, `2027-01-31`
 * @param subjects of the commits, newest first
 */
export function changelogOf(version, date, subjects) {
  const areas = new Map();
  for (const subject of [...subjects].reverse()) {
    if (subject === '' || GENERATED.test(subject)) continue;
    const [, area = 'other', text = subject] = SUBJECT.exec(subject) ?? [];
    const key = area.toLowerCase();
    areas.set(key, [...(areas.get(key) ?? []), text]);
  }
  const rank = (area) => (area === 'other' ? 1 : 0);
  const sorted = [...areas].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const parts = sorted.map(([area, texts]) => `### ${area}\n\n${texts.map((text) => `- ${text}`).join('\n')}\n`);
  return [`## ${version} - ${date}\n`, ...parts].join('\n');
}

/** The changelog with a section put before those of earlier versions; what is unreleased by hand becomes part of it. */
export function withSection(changelog, section) {
  const [, byHand] = /^## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog) ?? [];
  if (byHand === undefined) return changelog.replace(/(?=^## |$(?![\s\S]))/m, `${section}\n`);
  const [title, ...rest] = section.split('\n');
  const whole = [title, byHand.trimEnd(), ...rest].join('\n');
  return changelog.replace(`## Unreleased\n${byHand}`, `## Unreleased\n\n${whole}\n`);
}

/** The section of a version, without its title. */
export function sectionOf(changelog, version) {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## ${version} `) || line === `## ${version}`);
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  if (start < 0) return '';
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .join('\n')
    .trim();
}
