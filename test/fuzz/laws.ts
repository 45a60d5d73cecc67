import { branchesLaw } from './branches-law';
import { spellingLaws } from './spellings-law';
import { growthLaw } from './growth-law';
import { sturdyLaws } from './sturdy-laws';
import type { Law } from './law';

/** What is true of every template. */
export const LAWS: readonly Law[] = [...sturdyLaws, growthLaw, branchesLaw, ...spellingLaws];
