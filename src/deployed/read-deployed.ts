import { buildModel } from '../apigateway/building/build-model';
import type { Model } from '../apigateway/model';
import { Checker } from '../engine/check';
import type { Configuration } from '../engine/config/configuration';
import type { Result } from '../engine/finding';
import type { FileName } from '../engine/location';
import type { Note } from '../engine/note';
import { CATALOGUE } from '../rules/catalogue';
import type { Answers } from './answers';
import { readAnswers } from './read-answers';
import { Coverage, type Need } from './coverage';
import { deployedPolicies, isAboutDeployed } from './deployed-policies';
import { deployedTemplate } from './deployed-template';

/** The resources that are deployed in an account and region. */
export interface Deployed {
  readonly model: Model;
  /** Why something about an API is not known, by the id of the API; undefined where it is known. */
  readonly lack: (api: string, need: Need) => string | undefined;
  /** Judges them, as {@link Checker} does templates. */
  readonly check: (configuration: Configuration, today?: string, fileName?: FileName) => Result;
}

/**
 * Reads saved answers of the AWS CLI about one account and region.
 *
 * @param text the output of the script of `websocket-guard collect`
 * @param file the name of the file in errors and findings
 * @throws SourceError with the place of what is wrong, and how to mend it
 */
export function readDeployed(text: string, file: string): Deployed {
  const answers = readAnswers(text, file);
  const model = buildModel([deployedTemplate(answers)]);
  const coverage = new Coverage(answers);
  return {
    model,
    lack: (api, need) => coverage.lack(api, need),
    check: (configuration, today, fileName) => {
      const checker = new Checker(configuration, deployedPolicies(coverage), fileName);
      const result = checker.check(model, today);
      return { ...result, notes: [...result.notes, notJudged(answers)] };
    },
  };
}

function notJudged({ source }: Answers): Note {
  const count = CATALOGUE.filter((policy) => !isAboutDeployed(policy)).length;
  return {
    location: { file: source.file, ...source.locate(['answers']) },
    message: `${count} policies are about what AWS refuses to deploy, or about how a template is written, and are not judged of what is deployed (docs/deployed.md)`,
  };
}
