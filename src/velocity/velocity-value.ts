import { below } from './client-data';
import {
  choice,
  holdsClientData,
  isClientData,
  literalText,
  LOST,
  mapPieces,
  MAX_PIECES,
  piecesOf,
  SAFE,
  type Printed,
} from './printed';
import type { Step } from './syntax-tree';

/** The value of a variable. */
export interface Value {
  /** What it prints. */
  readonly printed: Printed;
  /** The members of a map or list of the template, by key; those under {@link ANY} have an unknown key. */
  readonly members?: ReadonlyMap<string, Value>;
  /** The input of the client, where the template adds members of its own to it. @default - none */
  readonly sent?: Printed;
  /** How many members it has, those of its members included. @default 0 */
  readonly size?: number;
}

/** The key of members whose own key is unknown. */
const ANY = '*';
/** How many members a map or list may have, and how many with those of its members. */
const MAX_MEMBERS = 50;
const MAX_SIZE = 1000;

export const HARMLESS: Value = { printed: [SAFE] };

/** A text as a value; a text of too many pieces becomes {@link LOST}. */
export function textValue(printed: Printed): Value {
  return { printed: piecesOf(printed) > MAX_PIECES ? [LOST] : printed };
}

/** A list or a map that the template writes. */
export function collection(entries: readonly (readonly [string | undefined, Value])[]): Value {
  return entries.reduce<Value>((all, [key, value]) => withMember(all, key, value), HARMLESS);
}

/** A map or list with one more member; without a key it counts as any member. */
export function withMember(value: Value, key: string | undefined, member: Value): Value {
  const all = [...value.printed, ...clientDataIn(member.printed)];
  const printed = all.length > MAX_MEMBERS ? value.printed : all;
  const size = (value.size ?? 0) + (member.size ?? 0) + 1;
  if (size > MAX_SIZE) return { printed };
  const members = new Map(value.members);
  const name = key === undefined || members.size >= MAX_MEMBERS ? ANY : key;
  const known = name === ANY ? members.get(ANY) : undefined;
  members.set(name, known ? eitherValue([known, member]) : member);
  return { printed, members, size, sent: sentIn(value) };
}

/** The input of the client in a value, whose members may be read as well as those that the template adds. */
function sentIn({ printed, members, sent = [] }: Value): Printed {
  return members ? sent : clientDataIn(printed);
}

function clientDataIn(printed: Printed): Printed {
  return mapPieces(printed, (piece) => (isClientData(piece) ? [piece] : []));
}

/** The value of a variable after several branches. */
export function eitherValue(values: readonly Value[]): Value {
  const first = values.at(0) ?? HARMLESS;
  if (values.every((value) => value === first)) return first;
  const printed = textValue(choice(values.map((value) => value.printed))).printed;
  const keys = new Set(values.flatMap(({ members }) => [...(members?.keys() ?? [])]));
  const size = values.reduce((sum, value) => sum + (value.size ?? 0), 0);
  if (keys.size === 0 || size > MAX_SIZE) return { printed };
  const having = (key: string): readonly Value[] =>
    values.flatMap((value) => value.members?.get(key) ?? (key === ANY ? [] : otherMembers(value, `.${key}`)));
  const sent = textValue(choice(values.map(sentIn))).printed;
  return { printed, members: new Map([...keys].map((key) => [key, eitherValue(having(key))])), size, sent };
}

/**
 * The items of a list or a map, as one value.
 *
 * @param name the variable of the `#foreach`
 */
export function itemOf(value: Value, name: string): Value {
  const { printed, members } = value;
  const itemsOf = (all: Printed): Value => ({
    printed: mapPieces(all, (piece) => [isClientData(piece) ? { ...piece, input: `$${name}` } : SAFE]),
  });
  if (!members) return itemsOf(printed);
  const sent = sentIn(value);
  return eitherValue([...members.values(), ...(holdsClientData(sent) ? [itemsOf(sent)] : [])]);
}

/** A property, an index or an entry of a value. */
export function memberOf(value: Value, key: string | undefined, { text }: Step): Value {
  const { printed, members } = value;
  if (!members) return memberIn(printed, text);
  if (key === undefined) return eitherValue([...members.values(), ...otherMembers(value, text)]);
  return members.get(key) ?? eitherValue(otherMembers(value, text));
}

/** The values that a member of any key may have: those with an unknown key, and those of the client's input. */
function otherMembers(value: Value, text: string): readonly Value[] {
  const sent = sentIn(value);
  return [value.members?.get(ANY) ?? [], holdsClientData(sent) ? memberIn(sent, text) : []].flat();
}

function memberIn(printed: Printed, text: string): Value {
  return { printed: mapPieces(printed, (piece) => [(isClientData(piece) ? below(piece, text) : undefined) ?? SAFE]) };
}

/** The key that a step names; undefined where it is computed. */
export function keyOf({ kind, name }: Step, argument: Printed | undefined): string | undefined {
  return kind === 'property' ? name : argument && literalText(argument);
}
