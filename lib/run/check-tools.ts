import { AppError } from '#lib/errors.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { type JsonSchema, schemaComplaint } from '#lib/schema/compile-schema.ts';

/** Throws the AppError that says what is wrong with the tools or the answer's schema, by the name of the tool. */
export function checkTools({ tools = [], toolChoice, schema }: Setup): void {
  const names = new Set<string>();
  for (const { name, parameters } of tools) {
    if (names.has(name)) throw refusal(`Two tools are named ${name}.`, 'Give every tool a name of its own.');
    names.add(name);
    if ('type' in parameters && parameters.type !== 'object') {
      throw refusal(`The parameters of the tool ${name} are not an object.`, 'Make their type "object".');
    }
    checkSchema(`The JSON Schema of the tool ${name}`, parameters);
  }
  if (schema) checkSchema('The JSON Schema of the answer', schema);
  if (typeof toolChoice === 'object' && !names.has(toolChoice.name)) {
    throw refusal(
      `The tool choice names ${toolChoice.name}, which is not among the tools.`,
      'Add that tool, or choose another one.',
    );
  }
  if (toolChoice === 'required' && names.size === 0) {
    throw refusal(
      'A tool call is required and there are no tools.',
      'Add a tool, or set the choice to auto.',
    );
  }
}

function checkSchema(what: string, schema: JsonSchema): void {
  const complaint = schemaComplaint(schema);
  if (complaint !== null) throw refusal(`${what} is not valid: ${complaint}.`, 'Correct it and run again.');
}

const refusal = (message: string, action: string) => new AppError('invalid-request', message, action);
