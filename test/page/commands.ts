import type { Locator, Page } from 'playwright-core'

/** As many steps of the focus reach anything on a view. */
const MOST_TABS = 150

/** A person at the page, whose commands are counted: clicks, choices, and keys that command. Typing is none of them. */
export type Counted = {
  click: (element: Locator) => Promise<void>
  choose: (picker: Locator, value: string) => Promise<void>
  /** A key that commands, such as Enter, Space or a shortcut; several in turn are one shortcut. */
  press: (...keys: string[]) => Promise<void>
  /** Moves the focus to an element with the Tab key alone, from where it is. */
  tabTo: (element: Locator) => Promise<void>
  commands: () => number
}

export function counted(page: Page): Counted {
  let commands = 0
  return {
    click: async (element) => {
      commands += 1
      await element.click()
    },
    choose: async (picker, value) => {
      commands += 1
      await picker.selectOption(value)
    },
    press: async (...keys) => {
      commands += 1
      for (const key of keys) await page.keyboard.press(key)
    },
    tabTo: async (element) => {
      await element.waitFor()
      for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
        if (await element.evaluate((one) => one.matches(':focus'))) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`The Tab key does not reach ${element}.`)
    },
    commands: () => commands,
  }
}
