import { template } from '../support/findings';
import { testExamples } from './examples';

testExamples('yaml', (_, text) => [template(text)]);
