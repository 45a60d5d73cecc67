import { mappedBranches } from '../../apigateway/addresses/api-address';
import type { FunctionAddress } from '../../apigateway/addresses/function-addresses';
import { type Branch, partsIn } from '../../cloudformation/conditions/branches';

/** What variables are called that hold an address to post to. */
const FOR_POSTING = /callback|endpoint|management|mgmt|connection|post|push|broadcast/i;
/** What variables are called that hold an address for browsers. */
const FOR_BROWSERS =
  /^(?:next_|vite_|react_app_)?(?:public|client|browser|frontend)|(?:^|_)(?:wss?|(?:web_?)?socket)_?url$|origin|cors/i;

/** Whether a variable by its name holds what functions post to. */
export function isForPosting(variable: string): boolean {
  return FOR_POSTING.test(variable) && !isForBrowsers(variable);
}

/** Whether a variable by its name holds what browsers connect to, or come from. */
export function isForBrowsers(variable: string): boolean {
  return FOR_BROWSERS.test(variable.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2'));
}

/** The branches in which clients of the SDK can post to connections by an address that a function is given. */
export function postableBranches({ address, when }: FunctionAddress): readonly Branch[] {
  if (address.scheme !== 'https') return [];
  if (address.host === 'default endpoint') return address.path.length > 0 ? [when] : [];
  return partsIn(when, mappedBranches(address));
}

/** Whether an address is there for posting: over https, on the default endpoint or a custom domain. */
export function isCallback({ address, variable }: FunctionAddress): boolean {
  return address.scheme === 'https' && !isForBrowsers(variable);
}
