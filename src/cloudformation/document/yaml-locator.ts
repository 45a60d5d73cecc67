import { type Alias, isAlias, isMap, isScalar, isSeq, type Pair, type Node as YamlNode, type YAMLMap } from 'yaml';
import type { Path } from './json';

/** Short forms, and the intrinsic each stands for. `!Ref` and `!Condition` have no `Fn::` of their own. */
const LONG_FORM = new Map<string, string>([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...[
    'And', 'Base64', 'Cidr', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs',
    'GetStackOutput', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'RefAll', 'Select', 'Split', 'Sub',
    'ToJsonString', 'Transform', 'ValueOf', 'ValueOfAll',
  ].map((name): [string, string] => [`!${name}`, `Fn::${name}`]),
]); // prettier-ignore

/** The intrinsic that a tag of YAML is short for: `Fn::Sub` for `!Sub`; undefined for any other tag, and for none. */
export function longForm(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : LONG_FORM.get(tag);
}

/** Whether a pair is `<<: …`. */
export function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && typeof pair.key.value === 'symbol';
}

/**
 * A key as a text, even where YAML reads it as a number. A key that is a map or a list, as `{{ name }}` in a file that
 * is still to be rendered, is named by its position.
 */
export function keyText({ key: keyNode }: Pair, targets: ReadonlyMap<Alias, YamlNode>): string {
  const key: unknown = isAlias(keyNode) ? targets.get(keyNode) : keyNode;
  if (isMap(key) || isSeq(key)) return `key at ${String(startOf(key))}`;
  return isScalar(key) ? (key.source ?? String(key.value)) : String(key);
}

/** Finds where the values of a document stand in its text. */
export class YamlLocator {
  private readonly pairs = new Map<YAMLMap, ReadonlyMap<string, Pair>>();

  /**
   * @param root the document's contents
   * @param targets the nodes that aliases stand for
   */
  public constructor(
    private readonly root: YamlNode | null,
    private readonly targets: ReadonlyMap<Alias, YamlNode>,
  ) {}

  /** The offset of the key (or item) at the end of a path, or of its nearest ancestor that is there. */
  public offsetOf(path: Path): number {
    let node: unknown = this.root;
    let best = startOf(node) ?? 0;
    for (const step of path) {
      node = this.behindAlias(node);
      // The written-out form has one more level than the file: `!Sub x` is both the object and its only value.
      if (longForm(tagOf(node)) === step) continue;
      const item: unknown = isSeq(node) ? node.items[Number(step)] : undefined;
      const pair = isMap(node) ? this.pairsOf(node).get(String(step)) : undefined;
      if (!pair && item === undefined) break;
      best = startOf(pair ? pair.key : item) ?? best;
      node = pair ? pair.value : item;
    }
    return best;
  }

  /** The pairs of a map by key: of those written, the last; of those merged in, the first. */
  private pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.pairs.get(map);
    if (known) return known;
    const pairs = new Map<string, Pair>();
    // Set before merging, so that a map merged into itself ends the recursion.
    this.pairs.set(map, pairs);
    for (const pair of map.items) if (!isMergeKey(pair)) pairs.set(keyText(pair, this.targets), pair);
    for (const { value } of map.items.filter(isMergeKey)) {
      const sources = this.behindAlias(value);
      for (const source of isSeq(sources) ? sources.items : [sources]) {
        const merged = this.behindAlias(source);
        if (!isMap(merged)) continue;
        for (const [key, pair] of this.pairsOf(merged)) if (!pairs.has(key)) pairs.set(key, pair);
      }
    }
    return pairs;
  }

  private behindAlias(node: unknown): unknown {
    return isAlias(node) ? this.targets.get(node) : node;
  }
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function tagOf(node: unknown): string | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
}
