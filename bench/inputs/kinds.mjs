/** What the apps and templates are made of. Most budgets are for apps; the other kind shows the worst there is. */
export const KINDS = { mixed: 'a WebSocket API in each stack', all: 'nothing but WebSocket APIs' };
