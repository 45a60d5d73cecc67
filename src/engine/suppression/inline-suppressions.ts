import {
  type Json,
  type JsonObject,
  type Path,
  formatPath,
  isList,
  isObject,
  own,
  ownObject,
} from '../../cloudformation/document/json';
import type { Resource, Template } from '../../cloudformation/types';
import type { JsonSchema } from '../../rules/policy';
import { schemaProblems } from '../config/schema-problems';
import type { Suppression } from '../finding';
import { pascalCase } from '../rule-names/nag-rule-id';
import type { Note } from '../note';
import { noSuchRule, ruleName } from '../rule-names/rule-id';
import { isDay } from './day';
import { reasonText } from './reason-text';
import { misspeltNagSuppressions } from './template-suppression';

/** The key of a resource's metadata that holds suppressions. */
const METADATA_KEY = 'websocket-guard';

/** The origin of a suppression in metadata, as reports name it. */
export const INLINE = `${METADATA_KEY} metadata`;

/** How many notes about the metadata of one app are reported at once. */
const MAX_NOTES = 100;

const TEXT = { type: 'string', pattern: '\\S', errorMessage: 'a text' } as const;

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['suppress'],
  properties: {
    suppress: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'reason'],
        properties: {
          rule: TEXT,
          reason: TEXT,
          expires: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', errorMessage: 'a date like 2027-01-31' },
        },
      },
    },
  },
} as const satisfies JsonSchema;

/** One suppression that an author wrote. */
interface Entry {
  readonly ruleId: string;
  readonly spelling: string;
  readonly reason: string;
  readonly expires: string | undefined;
  /** The path from the value of the key. */
  readonly path: Path;
}

/** The suppressions of one resource, and what is wrong with its metadata. */
interface InlineMetadata {
  readonly byRule: ReadonlyMap<string, Entry>;
  readonly problems: readonly Remark[];
}

/** Something to be said about the metadata of a resource. */
interface Remark {
  readonly path: Path;
  readonly message: string;
}

const NOTHING: InlineMetadata = { byRule: new Map(), problems: [] };

/**
 * Suppressions in the metadata of resources:
 * `Metadata: { websocket-guard: { suppress: [{ rule, reason, expires }] } }`.
 */
export class InlineSuppressions {
  private readonly read = new Map<JsonObject, InlineMetadata>();
  private readonly used = new Set<Entry>();
  private names: ReadonlyMap<string, string> | undefined;

  /**
   * @param ruleIds the rules there are
   * @param today the date, `2027-01-31`; without one no suppression works that names its last day
   */
  public constructor(
    private readonly ruleIds: readonly string[],
    private readonly today: string | undefined,
  ) {}

  /** The suppression of a rule at a resource, unless its last day has passed; from then on it counts as used. */
  public find(ruleId: string, { declared }: Resource): Suppression | undefined {
    const entry = this.suppressionsOf(declared.json).byRule.get(ruleId);
    if (!entry) return undefined;
    this.used.add(entry);
    const { reason, expires } = entry;
    if (expires === undefined) return { reason, by: INLINE };
    return this.isOver(expires) ? undefined : { reason: reasonText({ reason, expires }), by: INLINE, expires };
  }

  /**
   * Notes about suppressions: mistakes, expired ones, and those that are no longer needed.
   *
   * @param templates all of the app
   * @param asked the rules that were judged: of the others it is unknown whether a suppression is needed
   */
  public notes(templates: readonly Template[], asked: ReadonlySet<string>): readonly Note[] {
    const notes: Note[] = [];
    for (const { source } of templates) {
      const resources = ownObject(source.root, 'Resources');
      for (const [logicalId, resource] of Object.entries(resources)) {
        if (!isObject(resource)) continue;
        for (const { path, message } of this.remarks(resource, asked)) {
          if (notes.length === MAX_NOTES) return notes;
          const { file } = source;
          const place = source.locate(['Resources', logicalId, 'Metadata', ...path]);
          notes.push({ location: { file, ...place }, message: `the metadata of ${logicalId}: ${message}` });
        }
      }
    }
    return notes;
  }

  /** What is to be said about the metadata of one resource; most have none that is about rules. */
  private remarks(resource: JsonObject, asked: ReadonlySet<string>): readonly Remark[] {
    const metadata = ownObject(resource, 'Metadata');
    const inline = this.suppressionsOf(resource, metadata);
    const remarks = inline === NOTHING ? [] : this.inlineRemarks(inline, asked);
    return [...remarks, ...misspeltNagSuppressions(metadata, this.ruleIds)];
  }

  private inlineRemarks({ byRule, problems }: InlineMetadata, asked: ReadonlySet<string>): readonly Remark[] {
    const remarks = [...problems];
    for (const entry of byRule.values()) {
      const { path, ruleId, spelling, expires } = entry;
      if (!this.used.has(entry)) {
        if (asked.has(ruleId))
          remarks.push({ path, message: `${spelling} finds nothing there; remove its suppression` });
      } else if (expires !== undefined && this.today !== undefined && this.isOver(expires)) {
        const message = `the suppression of ${spelling} expired on ${expires} and no longer works; fix it, or renew it`;
        remarks.push({ path, message });
      }
    }
    return remarks.map(({ path, message }) => ({ path: [METADATA_KEY, ...path], message }));
  }

  /** The rules by the common name of all spellings; made on demand, since most apps have no suppressions. */
  private get idsByName(): ReadonlyMap<string, string> {
    return (this.names ??= new Map(this.ruleIds.map((id) => [pascalCase(id), id])));
  }

  private isOver(expires: string): boolean {
    return this.today === undefined || expires < this.today;
  }

  private suppressionsOf(resource: JsonObject, metadata = ownObject(resource, 'Metadata')): InlineMetadata {
    const written = own(metadata, METADATA_KEY);
    if (written === undefined) return NOTHING;
    const known = this.read.get(resource);
    if (known) return known;
    const parsed = this.parse(written);
    this.read.set(resource, parsed);
    return parsed;
  }

  private parse(metadata: Json): InlineMetadata {
    const problems = schemaProblems(SCHEMA, metadata).map(({ path, message }) => ({
      path,
      message: `${message.startsWith('no key') ? message : `${formatPath(path)} ${message}`.trim()}; it silences nothing`,
    }));
    const unsound = new Set(problems.map(({ path: [, index] }) => index));
    const list = isObject(metadata) ? own(metadata, 'suppress') : undefined;
    const byRule = new Map<string, Entry>();
    for (const [index, item] of (isList(list) ? list : []).entries()) {
      if (unsound.has(index) || !isObject(item)) continue;
      const path = ['suppress', index];
      const { rule, reason, expires } = item as unknown as Readonly<Record<'rule' | 'reason', string>> & {
        readonly expires?: string;
      };
      const ruleId = this.idsByName.get(ruleName(rule));
      if (ruleId === undefined) {
        // Finding the nearest name is slow, so that it is done only for notes that are reported.
        const text = problems.length < MAX_NOTES ? noSuchRule(rule, this.ruleIds) : `no rule "${rule}"`;
        problems.push({ path: [...path, 'rule'], message: `there is ${text}` });
      } else if (expires !== undefined && !isDay(expires)) {
        problems.push({ path: [...path, 'expires'], message: `expires is "${expires}", which is no day` });
      } else if (!byRule.has(ruleId)) {
        byRule.set(ruleId, { ruleId, spelling: rule, reason, path, expires });
      }
    }
    return { byRule, problems };
  }
}
