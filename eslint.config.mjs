import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const clockRule = [
  'error',
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Ask the injected clock for the time (ARCHITECTURE.md, Time).',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the injected clock for the time (ARCHITECTURE.md, Time).',
  },
  {
    selector: "CallExpression[callee.object.name='LocalDate'][callee.property.name='now']",
    message: 'A business date comes from the business clock (ARCHITECTURE.md, Time).',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      'node_modules',
      'coverage',
      '.embank',
      'openapi',
      'clients/typescript/src/generated',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': clockRule,
      eqeqeq: 'error',
      'no-console': 'error',
      complexity: ['warn', 20],
    },
  },
  {
    // Nest reads parameter types at run time, so an injected class must stay a value import.
    files: ['src/**/*.{controller,service,module,guard,filter,strategy,repository,pipe,interceptor}.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: [
      'test/**/*.ts',
      'clients/**/*.ts',
      '**/*.spec.ts',
      'src/cli.ts',
      'src/cli/**/*.ts',
      'test/bench/**',
    ],
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        AbortSignal: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        structuredClone: 'readonly',
      },
    },
  },
);
