import type { Part } from '../../apigateway/model';
import { onlySymbol, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import type { Assumption } from '../../cloudformation/types';
import type { Judge } from '../policy';

/**
 * Whether a deployment is for a stage that names none itself, in some branch at least: a deployment may name the stage.
 *
 * @throws NotKnown where only deployment knows which stage it names
 */
export function isDeployedBy(judge: Judge, stage: Part, deployment: Part, when: readonly Assumption[]): boolean {
  return judge.read(deployment, 'StageName', when).some((named) => {
    const symbol = named.text && onlySymbol(named.text);
    if (symbol?.kind === 'resource' && symbol.resource === stage.resource) return true;
    return !named.isAbsent && judge.read(stage, 'StageName', named.when).some((name) => isSame(named, name));
  });
}

function isSame(named: Value, name: Value): boolean {
  if (named.text && name.text && textKey(named.text) === textKey(name.text)) return true;
  if (named.isKnown && name.isKnown) return false;
  throw new NotKnown(['DeploymentId'], `a deployment is for stage ${String(named)}, which may be this one`);
}
