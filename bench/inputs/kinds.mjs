/** Kinds of apps and templates. Most budgets are for `mixed` ones; the other kind is the worst case. */
export const KINDS = { mixed: 'a WebSocket API in each stack', all: 'nothing but WebSocket APIs' };
