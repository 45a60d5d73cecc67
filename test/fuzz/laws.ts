import { branchesLaw } from './branches-law';
import { spellingLaws } from './spellings-law';
import type { Law } from './law';

/** What is true of every template. */
export const LAWS: readonly Law[] = [branchesLaw, ...spellingLaws];
