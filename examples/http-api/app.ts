import { App } from 'aws-cdk-lib';
import { BooksStack } from './lib/books-stack';

const app = new App();
new BooksStack(app, 'Books');
app.synth();
