"""Who should decide this? A marimo notebook: `marimo edit docs/notebook.py`, or `python docs/notebook.py`."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(app_title="Who should decide this?")


@app.cell(hide_code=True)
def _():
    import marimo as mo

    mo.md("""
    # Who should decide this?

    Answer some questions about a decision; the advisor says who should take it, and why. It advises. It does not
    decide, and it is not legal advice. `python.md`, beside this notebook, says what each line means.
    """)
    return (mo,)


@app.cell
def _():
    from subsidiarity.api import open_advisor

    advisor = open_advisor()
    advisor
    return (advisor,)


@app.cell
def _(advisor):
    hours = advisor.decision_from(
        {
            "title": "Opening hours of the branch library",
            "reach": "neighbourhood",
            "people_needed": "thousands",
            "worst_harm": "inconvenience",
            "capacity": "constituted",
            "accountability": "mostly",
        }
    )
    advice = advisor.evaluate(hours)
    advice
    return advice, hours


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Try another answer

    Choose another one here: what is below follows.
    """)
    return


@app.cell
def _(advisor, mo):
    asked = advisor.question("reach")
    options = {option.text: option.id for option in asked.options}
    reach = mo.ui.dropdown(options, value=list(options)[1], full_width=True)
    mo.vstack([asked.ask, reach])
    return (reach,)


@app.cell
def _(advice, advisor, reach):
    tried = advisor.what_if(advice, {"reach": reach.value})
    tried
    return (tried,)


@app.cell
def _(tried):
    tried.after
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## The whole argument
    """)
    return


@app.cell
def _(advice):
    advice.explain()
    return


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Many decisions

    A frame of pandas or Polars with a row for each decision. Empty cells are not known yet.
    """)
    return


@app.cell
def _(advisor):
    import pandas as pd

    frame = pd.DataFrame(
        {
            "id": ["library", "buses"],
            "title": ["Opening hours of the branch library", "Bus network of a city region"],
            "reach": ["neighbourhood", "regional"],
            "people_needed": ["thousands", "millions"],
            "worst_harm": ["inconvenience", None],
            "capacity": [3, None],
            "accountability": ["mostly", None],
        }
    )
    results = advisor.evaluate_table(frame)
    results[["id", "result", "level", "because_decide", "error"]]
    return frame, results


@app.cell
def _(advisor, frame):
    compared = advisor.compare(frame)
    compared
    return (compared,)


@app.cell(hide_code=True)
def _(mo):
    mo.md("""
    ## Send it

    `advice.to_html()` is a page that opens in any browser and loads nothing; `advice.to_markdown()` is Markdown.
    """)
    return


@app.cell
def _(advice, mo):
    page = mo.download(advice.to_html().encode(), filename="advice.html", label="The page to send")
    page
    return (page,)


if __name__ == "__main__":
    app.run()
