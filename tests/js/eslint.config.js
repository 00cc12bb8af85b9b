// What the stage's JavaScript is held to: the rules that find faults, and lines of 140 characters.

import globals from 'globals'

const ON = [
  'array-callback-return', 'constructor-super', 'for-direction', 'getter-return', 'no-async-promise-executor',
  'no-case-declarations', 'no-class-assign', 'no-compare-neg-zero', 'no-const-assign', 'no-constant-binary-expression',
  'no-constructor-return', 'no-control-regex', 'no-debugger', 'no-delete-var', 'no-dupe-args',
  'no-dupe-class-members', 'no-dupe-else-if', 'no-dupe-keys', 'no-duplicate-case', 'no-empty', 'no-empty-pattern', 'no-eval',
  'no-ex-assign', 'no-extend-native', 'no-extra-bind', 'no-fallthrough', 'no-func-assign', 'no-global-assign', 'no-implied-eval',
  'no-import-assign', 'no-inner-declarations', 'no-invalid-regexp', 'no-irregular-whitespace', 'no-lone-blocks', 'no-loss-of-precision',
  'no-misleading-character-class', 'no-new-native-nonconstructor', 'no-new-wrappers', 'no-obj-calls', 'no-prototype-builtins',
  'no-redeclare', 'no-self-assign', 'no-self-compare', 'no-setter-return', 'no-shadow-restricted-names', 'no-sparse-arrays',
  'no-template-curly-in-string', 'no-this-before-super', 'no-throw-literal', 'no-undef', 'no-unexpected-multiline',
  'no-unmodified-loop-condition', 'no-unneeded-ternary', 'no-unreachable', 'no-unreachable-loop', 'no-unsafe-finally',
  'no-unsafe-negation', 'no-unsafe-optional-chaining', 'no-unused-labels', 'no-unused-private-class-members', 'no-useless-backreference',
  'no-useless-catch', 'no-useless-computed-key', 'no-useless-concat', 'no-useless-constructor', 'no-useless-escape', 'no-useless-rename',
  'no-useless-return', 'no-var', 'object-shorthand', 'prefer-const', 'prefer-rest-params', 'prefer-spread', 'require-yield',
  'use-isnan', 'valid-typeof', 'yoda',
]
const SET = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'max-lines': ['error', 350],
  'max-len': ['error', { code: 140, ignoreUrls: true }],
  'no-cond-assign': ['error', 'except-parens'],
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-unused-vars': ['error', { args: 'after-used', argsIgnorePattern: '^_', caughtErrors: 'all' }],
  'no-trailing-spaces': 'error',
  'no-warning-comments': ['error', { terms: ['@ts-'], location: 'anywhere' }], // all modules are type-checked, and no line is left out
  quotes: ['error', 'single', { avoidEscape: true }],
  semi: ['error', 'never', { beforeStatementContinuationChars: 'always' }],
}

export default [
  { ignores: ['**/*.min.js'] },
  {
    files: ['**/*.js'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...Object.fromEntries(ON.map(name => [name, 'error'])), ...SET },
  },
]
