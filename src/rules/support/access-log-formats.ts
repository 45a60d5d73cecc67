import { wholeFormat, knownFormat } from '../../apigateway/monitoring/access-log-format';
import type { Model } from '../../apigateway/model';
import type { Judge } from '../policy';

/**
 * Judges the access log format of every stage that has one.
 *
 * @param model the app
 * @param judge records the verdicts
 * @param problem what is wrong with a format; it must stay wrong whatever its unknown parts are
 */
export function checkFormats(model: Model, judge: Judge, problem: (format: string) => string | undefined): void {
  judge.value(model.stages, 'AccessLogSettings.Format', (value) => {
    const known = knownFormat(value);
    const whole = known === undefined || problem(known) !== undefined ? known : wholeFormat(value);
    return whole === undefined ? undefined : problem(whole);
  });
}
