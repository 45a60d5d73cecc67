/** The role of a handler. */
export type Role = '$connect' | '$disconnect' | 'authorizer';

/** Names of files and folders that say nothing about their content. */
const COMMON = /^(?:index|app|main|handler|handlers|lambda|function|src|lib|dist|code|build)$/;

/** Words that may surround the role in a name, without separators. */
const BEFORE = '(?:on|ws|wss|websocket|websockets|socket|handle|handler|lambda|api|apigw)*';
const AFTER = '(?:handler|handlers|route|lambda|function|fn|ws|websocket|event|client)*';
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['$connect', new RegExp(`^${BEFORE}connect${AFTER}$|^${BEFORE}onconnection${AFTER}$`)],
  ['$disconnect', new RegExp(`^${BEFORE}disconnect${AFTER}$|^${BEFORE}ondisconnection${AFTER}$`)],
  ['authorizer', new RegExp(`^${BEFORE}(?:connect|request|custom|jwt|auth)*authori[sz]er${AFTER}$`)],
];

/** Folders and files of other services. */
const FOREIGN =
  /(?:^|[/\\._-])(?:amazon-?connect|appsync|graphql|rest|http|rest-?api|http-?api|token-?authori[sz]er)(?=[/\\._-])/i;

/** The role that a name states: `onConnect`, `ws-connect`, `connect_handler`. */
export function roleOfName(name: string): Role | undefined {
  const letters = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  return ROLES.find(([, pattern]) => pattern.test(letters))?.[0];
}

/** Whether the path of a file says that it belongs to another service, or to an authorizer of another kind. */
export function isForeignFile(path: string): boolean {
  return FOREIGN.test(path.split(/[/\\]/).slice(-4).join('/'));
}

/** The role that the name of a file or its folder states: `connect.ts`, `connect/index.ts`, `onconnect/app.js`. */
export function roleOfFile(path: string): Role | undefined {
  const names = path
    .replace(/\.[cm]?[jt]sx?$/, '')
    .split(/[/\\]/)
    .slice(-4);
  const telling = names.findLast((name) => !COMMON.test(name.toLowerCase()));
  const role = telling === undefined ? undefined : roleOfName(telling);
  return role && !isForeignFile(path) && !/\.(?:stories|d)\.[cm]?[jt]sx?$/.test(path) ? role : undefined;
}

/** Whether a name is that of a Lambda entry point, not of a helper. */
export function isEntryName(name: string): boolean {
  return /^(?:default|main|index|run|execute|lambda|func|fn)$|handle/i.test(name) || roleOfName(name) !== undefined;
}
