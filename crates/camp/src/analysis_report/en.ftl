# The report over all camps: the document, the workbook, the pages.
analysis-report-title = Analysis of camps
analysis-report-page = Report
analysis-report-subtitle = { $camps }
analysis-report-camps = { $count ->
    [one] 1 camp
   *[other] { $n } camps
}
analysis-report-printed = The analysis was made on { $date }
analysis-report-guide-title = How to read the analysis
analysis-report-guide = Each camp has a chapter: the messages drawn around the core task, what they mean for the purpose, the preconditions, and the contributions by actor. After that comes what goes through all camps. The numbers in square brackets are sources: press a number, and you come to the list with the participants' own words. Personal data is masked, and what somebody asked to have erased stands as [erased] under its number.
analysis-report-unfinished = At least one of the analyses has not been begun.
analysis-report-overview = Camps, and what the analysis says about them
analysis-report-camp = Camp
analysis-report-n-messages = Messages
analysis-report-n-considerations = Considerations
analysis-report-n-preconditions = Preconditions
analysis-report-n-contributions = Contributions
analysis-report-changes = Changes word by word. What stands as [new: …] is new; what stands as [taken out: …] is taken out.
analysis-report-no-contributions = There are no contributions yet.
analysis-report-contributions-caption = { $task }: contributions by actor
analysis-report-nobody = Contributions without an actor:
analysis-report-no-crossings = No themes across camps have been written yet.
analysis-report-crossings-lead = These themes come back in several camps. The table counts the statements behind each theme. Below it they stand camp by camp, with numbers that lead to the words.
analysis-report-sources-lead = Each number in the analysis leads to a line here.
analysis-report-sources-caption = All sources
analysis-report-number = No.
analysis-report-source = Source
analysis-report-words = Words
analysis-report-method-title = How the analysis was made
analysis-report-method = The analysis was written by people. A finding can rest on statements, on themes of the summary and on categories; behind it are the statements that it names and those that belong to the themes and categories. The program can propose themes across camps, but a proposal counts only when somebody has accepted it. The table accounts for all statements captured: a statement is either behind something in the camp's analysis or behind nothing.
analysis-report-account = All statements accounted for
analysis-report-behind = Behind the analysis
analysis-report-not-behind = Not behind it
analysis-report-captured = Captured
analysis-report-made = The analysis shows how things stood on { $date }.
analysis-report-kind = Kind
analysis-report-place = Place
analysis-report-lead = The report puts the analysis of all camps into one document: messages, purpose, preconditions and contributions for each core task, what goes through all of them, and the sources of it all.
analysis-report-empty = There are no camps to read about yet.
analysis-report-read = Read the analysis here
analysis-report-analyses = The analyses
analysis-report-findings = { $count ->
    [0] not begun
    [one] one finding
   *[other] { $n } findings
}
analysis-report-download = Download the analysis
analysis-report-for-pdf = For reading, printing and keeping. Can be read aloud by a screen reader. Takes a little while to make.
analysis-report-for-docx = For writing on, for example in an agenda.
analysis-report-for-html = One page that opens in any browser and can be sent as it is.
analysis-report-for-xlsx = For counting and filtering: sheets of findings, themes across camps and sources.
analysis-report-for-csv = One table of all findings, which Excel opens with a double click.
analysis-report-for-json = For other programs: everything in the analysis under fixed names.
analysis-report-no-camps = There are no camps that you may read. Import a camp, or sign in.
