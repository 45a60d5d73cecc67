import type { PolicyOptions } from '../rules/policy';

/** The option that names the files with handlers of `$connect`. */
export interface ConnectHandlers {
  readonly connectHandlers: readonly string[];
}

/** The option of rules about handlers of `$connect`. */
export const CONNECT_HANDLERS: PolicyOptions<ConnectHandlers> = {
  schema: {
    connectHandlers: {
      description:
        'Globs of files that are handlers of $connect, in addition to those whose name, folder or export says so, e.g. **/connect.ts.',
      type: 'array',
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
  defaults: { connectHandlers: [] },
};
