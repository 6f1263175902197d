import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definitionFile, type Field, type Shape } from './definition-fields.ts';

const path = join(import.meta.dirname, '../kpi-definitions.schema.json');

function jsonSchema(shape: Shape): object {
  switch (shape.type) {
    case 'text':
      return { type: 'string' };
    case 'one of':
      return { enum: shape.words };
    case 'list':
      return { type: 'array', items: jsonSchema(shape.of) };
    case 'record':
      return { type: 'object', additionalProperties: jsonSchema(shape.of) };
    case 'either':
      return { anyOf: shape.shapes.map(jsonSchema) };
    case 'object': {
      const fields = Object.entries<Field>(shape.fields);
      return {
        type: 'object',
        properties: Object.fromEntries(
          fields.map(([name, { shape: of, doc }]) => [
            name,
            { ...(doc && { description: doc }), ...jsonSchema(of) },
          ]),
        ),
        required: fields.filter(([, field]) => field.required).map(([name]) => name),
        additionalProperties: false,
      };
    }
    default:
      return { type: shape.type };
  }
}

test('kpi-definitions.schema.json says what the reader of definitions accepts', () => {
  const expected = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'KPI definitions',
    ...jsonSchema(definitionFile),
  };
  const fix = `Out of step with definition-fields.ts. Write this to ${path}:\n${JSON.stringify(expected, null, 2)}`;
  expect(JSON.parse(readFileSync(path, 'utf8')), fix).toEqual(expected);
});
