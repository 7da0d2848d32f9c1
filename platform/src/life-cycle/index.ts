export { ClosingStack } from './closing-stack.ts';
