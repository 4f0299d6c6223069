import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const tests = ['**/*.spec.ts', '**/*.e2e.ts', '**/*.contract.ts', '**/testing/**', 'e2e/**'];
const edges = ['**/main.ts', '**/config.ts', '*.ts', 'bench/**', 'e2e/**'];

/** Time, chance and the environment come through dependencies, so that a test can hold them. */
const ambient = [
  ['Date', 'now', 'Take a clock as a dependency.'],
  ['Math', 'random', 'Take randomness as a dependency.'],
].map(([object, property, message]) => ({ object, property, message }));

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '.hotline/', '**/.angular/', '**/*.{js,mjs,cjs}']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      complexity: ['error', 8],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only config and main read it.' },
      ],
      'no-restricted-properties': ['error', ...ambient],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['client/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['client/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: tests,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-globals': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: edges, rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' } },
);
