import { mappedBranches } from '../../apigateway/addresses/api-address';
import type { FunctionAddress } from '../../apigateway/addresses/function-addresses';
import { type Branch, partsIn } from '../../cloudformation/conditions/branches';

/** Names of variables for addresses to post to. */
const FOR_POSTING = /callback|endpoint|management|mgmt|connection|post|push|broadcast/i;
/** Names of variables for addresses of browsers. */
const FOR_BROWSERS =
  /^(?:next_|vite_|react_app_)?(?:public|client|browser|frontend)|(?:^|_)(?:wss?|(?:web_?)?socket)_?url$|origin|cors/i;

/** Whether a variable has the name of an address that functions post to. */
export function isForPosting(variable: string): boolean {
  return FOR_POSTING.test(variable) && !isForBrowsers(variable);
}

/** Whether a variable has the name of an address that browsers connect to or come from. */
export function isForBrowsers(variable: string): boolean {
  return FOR_BROWSERS.test(variable.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2'));
}

/** The branches in which a client of the SDK can post to connections by an address in a function's environment. */
export function postableBranches({ address, when }: FunctionAddress): readonly Branch[] {
  if (address.scheme !== 'https') return [];
  if (address.host === 'default endpoint') return address.path.length > 0 ? [when] : [];
  return partsIn(when, mappedBranches(address));
}

/** Whether an address is meant for posting: https, on the default endpoint or a custom domain. */
export function isCallback({ address, variable }: FunctionAddress): boolean {
  return address.scheme === 'https' && !isForBrowsers(variable);
}
