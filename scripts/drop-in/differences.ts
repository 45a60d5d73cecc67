import { App, Stack } from 'aws-cdk-lib';
import { ArtifactMetadataEntryType } from 'aws-cdk-lib/cloud-assembly-schema';
import { GUARDED, PLAIN, type Library } from '../../test/support/libraries';
import { templateDifferences } from '../../test/support/template-difference';
import { AwsTypes, type AwsProperty } from './aws-types';
import { PROGRAMS } from './programs';
import { samplesOf } from './sample-values';

/** The effect of a property of aws-cdk-lib in this package. */
export interface PropertyDifference {
  readonly name: string;
  /** Whether some value of it changes the template of aws-cdk-lib; if not, it cannot be compared. */
  readonly hasEffect: boolean;
  /** The differences of the template where the property is set, one line each. */
  readonly differences: readonly string[];
  /** The errors about values that are refused. */
  readonly refusals: readonly string[];
  /** Errors at synthesis that aws-cdk-lib's class does not have, where the property is set. */
  readonly errors: readonly string[];
}

/** The differences of one class from that of aws-cdk-lib with the same name. */
export interface ClassDifference {
  readonly name: keyof Library;
  /** Public members of aws-cdk-lib's class that are missing. */
  readonly missing: readonly string[];
  /** The differences of the template with the required properties alone. */
  readonly defaults: readonly string[];
  /** Errors at synthesis with the required properties alone, which aws-cdk-lib's class does not have. */
  readonly errors: readonly string[];
  readonly properties: readonly PropertyDifference[];
}

/** A template with its errors, or the error with which the synthesis failed. */
interface Made {
  readonly template: object;
  readonly errors: readonly string[];
  readonly refusal?: string;
}

/** Every class that aws-cdk-lib and this package both have, compared member by member and property by property. */
export function dropInDifferences(): readonly ClassDifference[] {
  const types = new AwsTypes();
  return (Object.keys(PROGRAMS) as (keyof Library)[]).map((name) => {
    const [plain, guarded] = [make(name, PLAIN), make(name, GUARDED)];
    const defaults = templateDifferences(plain.template, guarded.template);
    return {
      name,
      missing: missingMembers(types, name),
      defaults: [...new Set(defaults)],
      errors: newErrors(plain, guarded),
      properties: types.propsOf(name).map((property) => compare(name, property, plain, guarded)),
    };
  });
}

function missingMembers(types: AwsTypes, name: keyof Library): readonly string[] {
  const subject = PROGRAMS[name](GUARDED, stackOf(), {});
  return types
    .membersOf(name)
    .filter((member) => !(member.name in (member.static ? GUARDED[name] : subject)))
    .map((member) => member.name);
}

function compare(name: keyof Library, property: AwsProperty, plainly: Made, guardedly: Made): PropertyDifference {
  const defaults = templateDifferences(plainly.template, guardedly.template);
  const numbers = samplesOf(property, stackOf()).map((_, index) => index);
  const pairs = numbers.map((index) => ({
    plain: make(name, PLAIN, property, index),
    guarded: make(name, GUARDED, property, index),
  }));
  const taken = pairs.filter(({ plain, guarded }) => plain.refusal === undefined && guarded.refusal === undefined);
  const differences = taken
    .flatMap(({ plain, guarded }) => templateDifferences(plain.template, guarded.template))
    .filter((line) => !defaults.includes(line));
  const refusals = pairs.flatMap(({ plain, guarded }) => (plain.refusal === undefined ? [guarded.refusal] : []));
  const errors = taken
    .flatMap(({ plain, guarded }) => newErrors(plain, guarded))
    .filter((error) => !guardedly.errors.includes(error));
  return {
    name: property.name,
    hasEffect: taken.some(({ plain }) => templateDifferences(plainly.template, plain.template).length > 0),
    differences: [...new Set(differences)],
    refusals: [...new Set(refusals.filter((refusal) => refusal !== undefined))],
    errors: [...new Set(errors)],
  };
}

function newErrors(plain: Made, guarded: Made): readonly string[] {
  return guarded.errors.filter((error) => !plain.errors.includes(error));
}

function stackOf(): Stack {
  return new Stack(new App({ analyticsReporting: false }), 'Sample', { env: { region: 'eu-west-1' } });
}

/** Synthesises an app with one value of a property. */
function make(name: keyof Library, library: Library, property?: AwsProperty, index = 0): Made {
  const stack = stackOf();
  try {
    PROGRAMS[name](library, stack, property ? { [property.name]: samplesOf(property, stack)[index] } : {});
    const assembly = (stack.node.root as App).synth({ skipValidation: true });
    return { template: assembly.getStackByName('Sample').template as object, errors: errorsOf(stack) };
  } catch (error) {
    return { template: {}, errors: [], refusal: (error as Error).message };
  }
}

/** The errors of an app's validation: those that it returns, and those of annotations. */
function errorsOf(stack: Stack): readonly string[] {
  const constructs = stack.node.findAll();
  const returned = constructs.flatMap(({ node }) => node.validate());
  const annotated = constructs.flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === (ArtifactMetadataEntryType.ERROR as string))
      .map(({ data }) => data as string),
  );
  return [...returned, ...annotated];
}
