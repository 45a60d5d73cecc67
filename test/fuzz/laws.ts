import { branchesLaw } from './branches-law';
import type { Law } from './law';

/** What is true of every template. */
export const LAWS: readonly Law[] = [branchesLaw];
