// A browser's translation, or an extension, replaces the text nodes of a page. React sets the text of an
// element anew where that is all it holds; beside anything else it looks for its own text node, and fails.
import { expect, test } from 'vitest'
import { parseSync, Visitor, type ESTree } from 'vite'
import { inComponents } from '../components.ts'

const saysText = /^(?:t(?:[A-Z]\w*)?|\w*Text|join)$/

/** Whether an expression in JSX evaluates to a text, as far as its syntax shows. */
function isText(node: ESTree.Node): boolean {
  if (node.type === 'TemplateLiteral') return true
  if (node.type === 'JSXText') return node.value.trim() !== ''
  if (node.type === 'Literal') return typeof node.value === 'string' && node.value.trim() !== ''
  if (node.type === 'JSXExpressionContainer') return isText(node.expression)
  if (node.type === 'LogicalExpression') return isText(node.left) || isText(node.right)
  if (node.type === 'ConditionalExpression')
    return isText(node.consequent) || isText(node.alternate)
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  const name = callee.type === 'MemberExpression' ? callee.property : callee
  return name.type === 'Identifier' && saysText.test(name.name)
}

/** The texts in a component's source that have siblings in their element. */
function bareTexts(file: string, source: string): string[] {
  const found: string[] = []
  const check = ({ children }: { children: readonly ESTree.Node[] }) => {
    const drawn = children.filter(
      (child) => !(child.type === 'JSXText' && /^\s*\n\s*$/.test(child.value)),
    )
    if (drawn.length < 2) return
    const texts = drawn.filter(isText)
    found.push(...texts.map(({ start, end }) => `${file}: ${source.slice(start, end).trim()}`))
  }
  new Visitor({ JSXElement: check, JSXFragment: check }).visit(parseSync(file, source).program)
  return found
}

test('every text is all that its element holds', () => {
  expect(inComponents(bareTexts)).toEqual([])
})

test('a text with siblings is found', () => {
  const seen = (jsx: string) => bareTexts('a.tsx', `const a = ${jsx}`).length
  expect(seen('<p>{t("a")}</p>')).toBe(0)
  expect(seen('<p>{isOld ? t("a") : name}</p>')).toBe(0)
  expect(seen('<p><b>{t("a")}</b> <i>{t("b")}</i></p>')).toBe(0)
  expect(seen('<p><Icon />{t("a")}</p>')).toBe(1)
  expect(seen('<p>{isOld && t("a")}{!isOld && `${b}`}</p>')).toBe(2)
  expect(seen('<p>{t("a")} </p>')).toBe(1)
  expect(seen('<p><b />: {name}</p>')).toBe(1)
})
