import { parseSync, Visitor, type ESTree } from 'vite'

export interface ModuleImport {
  /** The imported path; null if it is computed. */
  specifier: string | null
  kind: 'static' | 'type' | 'dynamic'
}

export interface ModuleFacts {
  imports: ModuleImport[]
  callsFetch: boolean
  /** Whether the module reads the computer's clock. */
  asksDate: boolean
  exportsDefault: boolean
}

const globals = new Set(['globalThis', 'window', 'self'])

/** Returns what a module imports, calls and exports. Throws if the source does not parse. */
export function readModule(file: string, source: string): ModuleFacts {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message ?? ''}`)

  const facts: ModuleFacts = {
    imports: [],
    callsFetch: false,
    asksDate: false,
    exportsDefault: false,
  }
  const add = (kind: ModuleImport['kind'], source: ESTree.Node | null) => {
    if (source) facts.imports.push({ specifier: textOf(source), kind })
  }

  new Visitor({
    ImportDeclaration({ importKind, source, specifiers }) {
      const onlyTypes =
        specifiers.length > 0 &&
        specifiers.every((each) => 'importKind' in each && each.importKind === 'type')
      add(importKind === 'type' || onlyTypes ? 'type' : 'static', source)
    },
    ExportAllDeclaration({ exportKind, source }) {
      add(exportKind === 'type' ? 'type' : 'static', source)
    },
    ExportNamedDeclaration({ exportKind, source, specifiers }) {
      add(exportKind === 'type' ? 'type' : 'static', source)
      if (specifiers.some(({ exported }) => nameOf(exported) === 'default')) {
        facts.exportsDefault = true
      }
    },
    ExportDefaultDeclaration() {
      facts.exportsDefault = true
    },
    ImportExpression({ source }) {
      add('dynamic', source)
    },
    TSImportType({ source }) {
      add('type', source)
    },
    NewExpression({ callee, arguments: given }) {
      if (nameOf(callee) === 'Date' && given.length === 0) facts.asksDate = true
    },
    CallExpression({ callee }) {
      if (nameOf(callee) === 'fetch') facts.callsFetch = true
      if (callee.type !== 'MemberExpression') return
      const [object, property] = [callee.object, nameOf(callee.property)]
      if (property === 'now' && nameOf(object) === 'Date') facts.asksDate = true
      if (property === 'fetch' && globals.has(nameOf(object) ?? '')) facts.callsFetch = true
      if (property === 'glob' && object.type === 'MetaProperty') {
        facts.imports.push({ specifier: null, kind: 'dynamic' })
      }
    },
  }).visit(program)
  return facts
}

function textOf(node: ESTree.Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return null
  return node.quasis[0]?.value.cooked ?? null
}

function nameOf(node: ESTree.Node): string | null {
  if (node.type === 'Identifier') return node.name
  return node.type === 'Literal' ? String(node.value) : null
}
