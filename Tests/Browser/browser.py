"""Chromium without a window, and what the tests ask of it."""

import json
import shutil
from pathlib import Path

import axe_playwright_python
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",  # Root has none.
    "--disable-dev-shm-usage",  # Containers have little shared memory.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=en-US",
]


class Browser:
    """One Chromium for all tests: it takes a second or two to start."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for argument in ARGUMENTS:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        # A dialog stays open, and fails the next command.
        options.unhandled_prompt_behavior = "ignore"
        self.driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(20)
        self.devtools("Network.enable")

    def close(self):
        self.driver.quit()

    def devtools(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def reset(self):
        """Leaves nothing of a test to the next one."""
        self.open("about:blank")
        self.resize(1280, 900)
        self.emulate()
        self.bypass_csp(False)
        self.messages()
        self.requests()

    def open(self, url):
        self.driver.get(url)

    def resize(self, width, height):
        self.devtools(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    def emulate(self, scheme="light", medium=""):
        """The color scheme that the reader's system asks for, and the medium, such as print."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.devtools("Emulation.setEmulatedMedia", media=medium, features=features)

    def bypass_csp(self, enabled):
        """Without the policy, so that a script in a page would run."""
        self.devtools("Page.setBypassCSP", enabled=enabled)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def messages(self):
        """What the console has shown since the last call, refusals by the Content-Security-Policy included."""
        return [f"{entry['level']}: {entry['message']}" for entry in self.driver.get_log("browser")]

    def requests(self):
        """The addresses asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        urls = [
            event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in urls if not url.startswith(("about:", "chrome:", "data:"))]

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        """The texts of the elements that are to be seen, in one call."""
        script = (
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter(element => element.checkVisibility()).map(element => element.innerText.trim())"
        )
        return self.run(script, selector)

    def press(self, *keys):
        """Presses keys one after the other, wherever the focus is."""
        actions = ActionChains(self.driver, duration=0)
        for key in keys:
            actions.send_keys(key)
        actions.perform()

    def wait(self, condition, seconds=5, message=""):
        """What the condition returns, as soon as that is something."""
        return WebDriverWait(self.driver, seconds, poll_frequency=0.02).until(lambda _: condition(), message)

    def violations(self):
        """What axe-core finds wrong and calls serious or critical: the rule, and the first elements."""
        if not self.run("return typeof axe === 'object'"):
            self.run(AXE)
        script = (
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations'], preload: false}).then(result => done(result.violations),"
            " error => done([{id: String(error), impact: 'critical', nodes: []}]))"
        )
        found = self.driver.execute_async_script(script)
        return [
            f"{violation['id']}: " + "; ".join(node["html"][:200] for node in violation["nodes"][:3])
            for violation in found
            if violation["impact"] in ("serious", "critical")
        ]
