<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <location filename="../../stylestudio/ui/about_dialog.py"/>
        <source>About StyleStudio</source>
        <translation>Über StyleStudio</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/about_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/about_dialog.py"/>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/about_dialog.py"/>
        <source>Paints your photo in the style of paintings.</source>
        <translation>Malt dein Foto im Stil von Gemälden.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <location filename="../../stylestudio/ui/canvas.py"/>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
</context>
<context>
    <name>CanvasPane</name>
    <message>
        <location filename="../../stylestudio/ui/canvas_pane.py"/>
        <source>Hold to see the photo</source>
        <translation>Halten, um das Foto zu sehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/canvas_pane.py"/>
        <source>Shows the photo as long as you hold it; so does Space on the canvas.</source>
        <translation>Zeigt das Foto, solange du die Taste hältst; auf der Leinwand tut es die Leertaste.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <location filename="../../stylestudio/ui/closing.py"/>
        <source>Close anyway</source>
        <translation>Trotzdem schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/closing.py"/>
        <source>Save elsewhere…</source>
        <translation>Woanders speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/closing.py"/>
        <source>Your picture is not saved</source>
        <translation>Dein Bild ist nicht gespeichert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/closing.py"/>
        <source>Your picture is not saved yet.</source>
        <translation>Dein Bild ist noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>ComputingPage</name>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>All of them</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Automatic takes up to 80 % of what is free when it starts.</source>
        <translation>Automatisch nimmt bis zu 80 % dessen, was zu Beginn frei ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Computing</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Cores of the processor</source>
        <translation>Kerne des Prozessors</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Fewer leave the computer to other programs while it paints.</source>
        <translation>Weniger lassen den Computer beim Malen für andere Programme frei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Large pictures</source>
        <translation>Große Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Memory for painting</source>
        <translation>Speicher zum Malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Paint smaller where memory runs out</source>
        <translation>Kleiner malen, wenn der Speicher nicht reicht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>Paint with</source>
        <translation>Malen mit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/computing_page.py"/>
        <source>The picture is then enlarged to the size that you asked for.</source>
        <translation>Das Bild wird dann auf die gewünschte Größe gebracht.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <location filename="../../stylestudio/engine/planner.py"/>
        <source>A picture of {1} px needs at least {2} of memory, and {3} may be used.</source>
        <translation>Ein Bild von {1} px braucht mindestens {2} Speicher, und {3} dürfen benutzt werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>A style layer is chosen twice.</source>
        <translation>Eine Stilschicht ist zweimal gewählt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>All style layers have weight 0.</source>
        <translation>Alle Stilschichten haben das Gewicht 0.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Change the file's permissions, or copy it to a folder of your own.</source>
        <translation>Ändere die Rechte der Datei, oder kopiere sie in einen eigenen Ordner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Check its name and folder, or choose another picture.</source>
        <translation>Prüfe Namen und Ordner, oder wähle ein anderes Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Check that its disk or network folder is connected, then try again.</source>
        <translation>Prüfe, ob der Datenträger oder Netzwerkordner verbunden ist, dann versuch es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/settings.py"/>
        <location filename="../../stylestudio/ui/pictures.py"/>
        <source>Check that the folder can be written to and that the disk is not full.</source>
        <translation>Prüfe, ob in den Ordner geschrieben werden kann und ob auf dem Datenträger Platz ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>Check the disk and its permissions, then try again.</source>
        <translation>Prüfe den Datenträger und seine Zugriffsrechte, dann versuch es noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Choose 0 or more.</source>
        <translation>Wähle 0 oder mehr.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Choose a file inside it.</source>
        <translation>Wähle eine Datei darin.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Choose a picture file.</source>
        <translation>Wähle eine Bilddatei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Choose a shorter name.</source>
        <translation>Wähle einen kürzeren Namen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/pyramid.py"/>
        <source>Choose a size of at least {1} px, or crop the picture.</source>
        <translation>Wähle eine Größe von mindestens {1} px, oder schneide das Bild zu.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/planner.py"/>
        <source>Choose a size of at most {1} px, {2}</source>
        <translation>Wähle eine Größe von höchstens {1} px, {2}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/transfer.py"/>
        <source>Choose a smaller size.</source>
        <translation>Wähle eine kleinere Größe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Choose a value from {1} to {2}{3}.</source>
        <translation>Wähle einen Wert von {1} bis {2}{3}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>Choose a {1} file.</source>
        <translation>Wähle eine Datei dieser Formate: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/presets.py"/>
        <source>Choose another file.</source>
        <translation>Wähle eine andere Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Choose another folder, or close a program that has the file open.</source>
        <translation>Wähle einen anderen Ordner, oder schließe ein Programm, das die Datei geöffnet hat.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Choose another name or format.</source>
        <translation>Wähle einen anderen Namen oder ein anderes Format.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Choose another name.</source>
        <translation>Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Choose another picture.</source>
        <translation>Wähle ein anderes Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Choose at least one.</source>
        <translation>Wähle mindestens eine.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/presets.py"/>
        <location filename="../../stylestudio/request/style_request.py"/>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Choose from: {1}.</source>
        <translation>Zur Wahl stehen: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Choose one of: {1}.</source>
        <translation>Wähle eines davon: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/devices.py"/>
        <source>Choose “auto” or “cpu”.</source>
        <translation>Wähle „auto“ oder „cpu“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/load.py"/>
        <source>Close other programs, or make the picture smaller.</source>
        <translation>Schließe andere Programme, oder verkleinere das Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Close other programs, then save again.</source>
        <translation>Schließe andere Programme und speichere dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pictures.py"/>
        <source>Copy it again, or save it to a file.</source>
        <translation>Kopiere es noch einmal, oder speichere es in eine Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Create the folder, or choose another one.</source>
        <translation>Lege den Ordner an, oder wähle einen anderen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>Free some disk space, or choose a smaller size.</source>
        <translation>Schaffe Platz auf dem Datenträger, oder wähle eine kleinere Größe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Free some space, or save it on another disk.</source>
        <translation>Schaffe Platz, oder speichere auf einem anderen Datenträger.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/load.py"/>
        <source>Get the picture again, or open it in another program and save a copy.</source>
        <translation>Hol das Bild noch einmal, oder öffne es in einem anderen Programm und speichere eine Kopie.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Give at least one a weight.</source>
        <translation>Gib mindestens einer ein Gewicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Give each layer one weight.</source>
        <translation>Gib jeder Schicht ein Gewicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Give it a value.</source>
        <translation>Gib einen Wert an.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/settings.py"/>
        <source>In {1}, {2} cannot be {3}; its default is used.</source>
        <translation>In {1} kann {2} nicht {3} sein; es gilt die Vorgabe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/weights.py"/>
        <location filename="../../stylestudio/paths.py"/>
        <source>Install StyleStudio again.</source>
        <translation>Installiere StyleStudio neu.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Leave it out, or set {1} to {2}.</source>
        <translation>Lass es weg, oder setze {1} auf {2}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/descent.py"/>
        <source>Lower the strength, or choose another preset.</source>
        <translation>Verringere die Stärke, oder wähle eine andere Vorlage.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>Make it smaller in a picture editor, and open that.</source>
        <translation>Verkleinere es in einem Bildprogramm, und öffne das.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>No style layer is chosen.</source>
        <translation>Keine Stilschicht ist gewählt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>Perhaps it was finished in another window; otherwise start it again.</source>
        <translation>Vielleicht wurde es in einem anderen Fenster fertig; sonst beginne es von vorn.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Rename the file, and open it again.</source>
        <translation>Benenne die Datei um, und öffne sie noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>Save it as JPEG or PNG, or make it smaller, and open that.</source>
        <translation>Speichere es als JPEG oder PNG, oder verkleinere es, und öffne das.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Save it as PNG or TIFF.</source>
        <translation>Speichere es als PNG oder TIFF.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/keep.py"/>
        <source>Save the picture in another folder.</source>
        <translation>Speichere das Bild in einem anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>Set only one.</source>
        <translation>Setze nur eines davon.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/transfer.py"/>
        <source>Something went wrong in the engine ({1}: {2}).</source>
        <translation>Im Malwerk ist etwas schiefgegangen ({1}: {2}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/jobs/worker.py"/>
        <location filename="../../stylestudio/ui/background.py"/>
        <source>Something went wrong inside StyleStudio.</source>
        <translation>In StyleStudio ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/keeping.py"/>
        <source>Start the picture again.</source>
        <translation>Beginne das Bild von vorn.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>Start the picture again; the damaged file is kept in “{1}”.</source>
        <translation>Beginne das Bild von vorn; die beschädigte Datei liegt in „{1}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Style layers (style_taps) cannot be “{1}”.</source>
        <translation>Stilschichten (style_taps) können nicht „{1}“ sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>The checkpoints of this picture need {1} GB in “{2}”, and {3} GB are free there.</source>
        <translation>Die Zwischenstände dieses Bildes brauchen {1} GB in „{2}“, und dort sind {3} GB frei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/devices.py"/>
        <source>The device “{1}” cannot be used here. {2}</source>
        <translation>Das Gerät „{1}“ lässt sich hier nicht nutzen. {2}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>The download or copy probably broke off: get the picture again.</source>
        <translation>Wahrscheinlich brach das Laden oder Kopieren ab: Hol das Bild noch einmal.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/jobs/worker.py"/>
        <source>The engine stopped without a result.</source>
        <translation>Das Malwerk hat ohne Ergebnis aufgehört.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/keep.py"/>
        <source>The folder “{1}” for your pictures cannot be created.</source>
        <translation>Der Ordner „{1}“ für deine Bilder lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>The name {1} is too long.</source>
        <translation>Der Name {1} ist zu lang.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/weights.py"/>
        <source>The network's file {1} cannot be read.</source>
        <translation>Die Datei {1} des Netzes ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/weights.py"/>
        <source>The network's file {1} is damaged.</source>
        <translation>Die Datei {1} des Netzes ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/descent.py"/>
        <source>The numbers left the range that the machine can compute with.</source>
        <translation>Die Zahlen haben den Bereich verlassen, mit dem der Rechner rechnen kann.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pictures.py"/>
        <source>The pasted picture could not be kept in “{1}”.</source>
        <translation>Das eingefügte Bild konnte nicht in „{1}“ abgelegt werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pictures.py"/>
        <source>The pasted picture is empty.</source>
        <translation>Das eingefügte Bild ist leer.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/paths.py"/>
        <source>The program's bundled files are missing.</source>
        <translation>Die mitgelieferten Dateien des Programms fehlen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/schema.py"/>
        <source>The setting “{1}” cannot be {2}.</source>
        <translation>Die Einstellung „{1}“ kann nicht {2} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/settings.py"/>
        <source>The settings could not be saved in “{1}”.</source>
        <translation>Die Einstellungen konnten nicht in „{1}“ gespeichert werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/keeping.py"/>
        <source>The unfinished picture was kept by another version of StyleStudio.</source>
        <translation>Das unfertige Bild stammt von einer anderen Version von StyleStudio.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>The unfinished picture “{1}” is no longer there.</source>
        <translation>Das unfertige Bild „{1}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The weight of layer {1} cannot be {2}.</source>
        <translation>Das Gewicht der Schicht {1} kann nicht {2} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>There is no layer “{1}”.</source>
        <translation>Die Schicht „{1}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/presets.py"/>
        <source>There is no preset “{1}”.</source>
        <translation>Die Vorlage „{1}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>There is no style loss “{1}”.</source>
        <translation>Den Stilverlust „{1}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/transfer.py"/>
        <source>There is not enough memory for this size.</source>
        <translation>Für diese Größe reicht der Speicher nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/load.py"/>
        <source>There is not enough memory to open {1}.</source>
        <translation>Der Speicher reicht nicht, um {1} zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>There is not enough memory to save {1}.</source>
        <translation>Der Speicher reicht nicht, um {1} zu speichern.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/schema.py"/>
        <source>These settings name no {1} picture.</source>
        <translation>In diesen Einstellungen fehlt ein Bild ({1}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/schema.py"/>
        <source>These settings were made by a newer StyleStudio (schema {1}).</source>
        <translation>Diese Einstellungen stammen von einem neueren StyleStudio (Schema {1}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/presets.py"/>
        <source>This file is not a StyleStudio preset.</source>
        <translation>Diese Datei ist keine Vorlage von StyleStudio.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/transfer.py"/>
        <source>Try again; if it happens again, please report it with the log.</source>
        <translation>Versuch es noch einmal; wenn es wieder passiert, melde es bitte mit dem Protokoll.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/jobs/worker.py"/>
        <location filename="../../stylestudio/ui/background.py"/>
        <source>Try again; if it stays so, report it with the log file.</source>
        <translation>Versuch es noch einmal; wenn es so bleibt, melde es mit der Protokolldatei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/schema.py"/>
        <source>Update StyleStudio to use them.</source>
        <translation>Aktualisiere StyleStudio, um sie zu benutzen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>Use a name that ends in one of {1}.</source>
        <translation>Nimm einen Namen, der auf eines davon endet: {1}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>Use a picture of at least {1} pixels a side.</source>
        <translation>Nimm ein Bild mit mindestens {1} Pixeln je Seite.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>Wait until it is finished, or stop it where it runs.</source>
        <translation>Warte, bis es fertig ist, oder halte es dort an, wo es läuft.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Write them like conv1_1:4,conv2_1:6.</source>
        <translation>Schreib sie so: conv1_1:4,conv2_1:6.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>You are not allowed to read {1}.</source>
        <translation>Du darfst {1} nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>{1} ({2}) cannot be {3}{4}.</source>
        <translation>{1} ({2}) kann nicht {3}{4} sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>{1} ({2}) cannot be “{3}”.</source>
        <translation>{1} ({2}) kann nicht „{3}“ sein.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>{1} ({2}) has no effect with {3}={4}.</source>
        <translation>{1} ({2}) hat mit {3}={4} keine Wirkung.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>{1} ({2}) is missing.</source>
        <translation>{1} ({2}) fehlt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>{1} cannot be continued: {2}</source>
        <translation>{1} lässt sich nicht weitermalen: {2}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/settings.py"/>
        <source>{1} cannot be read ({2}); the defaults are used.</source>
        <translation>{1} ist nicht lesbar ({2}); es gelten die Vorgaben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>{1} cannot be read: {2}.</source>
        <translation>{1} ist nicht lesbar: {2}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} cannot be saved: {2} holds at most {3} pixels a side, and the picture has {4} × {5}.</source>
        <translation>{1} lässt sich nicht speichern: {2} fasst höchstens {3} Pixel je Seite, und das Bild hat {4} × {5}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} could not be read: {2}.</source>
        <translation>{1} konnte nicht gelesen werden: {2}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} does not exist.</source>
        <translation>{1} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is a device, pipe or socket, not a file.</source>
        <translation>{1} ist ein Gerät, eine Pipe oder ein Socket, keine Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is a file of {2} GiB, more than the {3} GiB that can be read.</source>
        <translation>{1} ist eine Datei von {2} GiB, mehr als die {3} GiB, die gelesen werden können.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is a folder, not a picture.</source>
        <translation>{1} ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/load.py"/>
        <source>{1} is damaged or incomplete.</source>
        <translation>{1} ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is empty.</source>
        <translation>{1} ist leer.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>{1} is not a picture that StyleStudio can read.</source>
        <translation>{1} ist kein Bild, das StyleStudio lesen kann.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/files.py"/>
        <source>{1} is not a possible file name.</source>
        <translation>{1} ist als Dateiname nicht möglich.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>{1} is too large{2}: the limit is {3} megapixels.</source>
        <translation>{1} ist zu groß{2}: Die Grenze liegt bei {3} Megapixeln.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/formats.py"/>
        <source>{1} is too small ({2} × {3} pixels).</source>
        <translation>{1} ist zu klein ({2} × {3} Pixel).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: it is too big for this disk.</source>
        <translation>{1} wurde nicht gespeichert: Es ist zu groß für diesen Datenträger.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: something of that name is there that is not a file.</source>
        <translation>{1} wurde nicht gespeichert: Etwas dieses Namens ist schon da und ist keine Datei.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: the disk is full.</source>
        <translation>{1} wurde nicht gespeichert: Der Datenträger ist voll.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: the disk is read-only.</source>
        <translation>{1} wurde nicht gespeichert: Auf den Datenträger kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: the folder {2} does not exist.</source>
        <translation>{1} wurde nicht gespeichert: Den Ordner {2} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: the name is too long.</source>
        <translation>{1} wurde nicht gespeichert: Der Name ist zu lang.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: there is a folder of that name.</source>
        <translation>{1} wurde nicht gespeichert: Es gibt einen Ordner dieses Namens.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: you are not allowed to write it in {2}.</source>
        <translation>{1} wurde nicht gespeichert: In {2} darfst du nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} was not saved: {2}.</source>
        <translation>{1} wurde nicht gespeichert: {2}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/unfinished.py"/>
        <source>{1} {2}, so it cannot be continued.</source>
        <translation>{1} {2} und lässt sich deshalb nicht weitermalen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/imaging/save.py"/>
        <source>{1} {2}, so its format is unknown.</source>
        <translation>{1} {2}, das Format ist also unbekannt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/parameters.py"/>
        <source>“{1}” and “{2}” say the same thing in two ways.</source>
        <translation>„{1}“ und „{2}“ sagen dasselbe auf zwei Arten.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/gallery/keep.py"/>
        <source>“{1}” cannot be created in “{2}” ({3}).</source>
        <translation>„{1}“ lässt sich in „{2}“ nicht anlegen ({3}).</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/checkpoint.py"/>
        <source>“{1}” is already being painted.</source>
        <translation>An „{1}“ wird schon gemalt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/engine/pyramid.py"/>
        <source>“{1}” is too long and narrow for a size of {2} px: its shorter side would have {3} px.</source>
        <translation>„{1}“ ist zu lang und schmal für eine Größe von {2} px: Die kürzere Seite hätte {3} px.</translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <location filename="../../stylestudio/app.py"/>
        <source>Something went wrong inside StyleStudio. Details are in “{path}”.</source>
        <translation>In StyleStudio ist etwas schiefgegangen. Einzelheiten stehen in „{path}“.</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Choose the pictures folder</source>
        <translation>Den Ordner für Bilder wählen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Finished pictures are saved here, unless you choose another place.</source>
        <translation>Fertige Bilder kommen hierher, wenn du keinen anderen Ort wählst.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Kept by StyleStudio</source>
        <translation>Daten von StyleStudio</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Nothing can be saved in “{path}”. Choose another folder.</source>
        <translation>In „{path}“ lässt sich nichts speichern. Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Open the data folder</source>
        <translation>Den Datenordner öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Open the log folder</source>
        <translation>Den Ordner des Protokolls öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Open the pictures folder</source>
        <translation>Den Ordner für Bilder öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Open the settings folder</source>
        <translation>Den Ordner der Einstellungen öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>Use the system's pictures folder</source>
        <translation>Den Bilderordner des Systems nehmen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/folders_page.py"/>
        <source>“{path}” could not be opened.</source>
        <translation>„{path}“ ließ sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>HelpMenu</name>
    <message>
        <location filename="../../stylestudio/ui/help_menu.py"/>
        <source>&amp;About StyleStudio</source>
        <translation>&amp;Über StyleStudio</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help_menu.py"/>
        <source>&amp;Copy report</source>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help_menu.py"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help_menu.py"/>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help_menu.py"/>
        <source>Show &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help_menu.py"/>
        <source>The log could not be opened. It is “{path}”.</source>
        <translation>Das Protokoll ließ sich nicht öffnen. Es ist „{path}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/help_menu.py"/>
        <source>The report is on the clipboard. Paste it into a mail or a message.</source>
        <translation>Der Bericht ist in der Zwischenablage. Füge ihn in eine E-Mail oder Nachricht ein.</translation>
    </message>
</context>
<context>
    <name>Interrupted</name>
    <message>
        <location filename="../../stylestudio/ui/interrupted.py"/>
        <source>“{title}” was interrupted at {percent} %.</source>
        <translation>„{title}“ wurde bei {percent} % unterbrochen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/interrupted.py"/>
        <source>“{title}” was interrupted.</source>
        <translation>„{title}“ wurde unterbrochen.</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/look_page.py"/>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/look_page.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/look_page.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/look_page.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/look_page.py"/>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/look_page.py"/>
        <source>The ground around your pictures is neutral in both.</source>
        <translation>Um deine Bilder herum bleibt es in beiden neutral.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/look_page.py"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>&amp;Continue</source>
        <translation>&amp;Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Drop a painting here, paste one, or click to open one.</source>
        <translation>Zieh ein Gemälde hierher, füge eines ein, oder klick, um eines zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Drop a photo here, paste one, or click to open one.</source>
        <translation>Zieh ein Foto hierher, füge eines ein, oder klick, um eines zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Open a painting</source>
        <translation>Ein Gemälde öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Open a photo</source>
        <translation>Ein Foto öffnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Painting</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Save the picture (Ctrl+S)</source>
        <translation>Das Bild speichern (Strg+S)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/main_window.py"/>
        <source>The clipboard holds no picture. Copy a picture or a picture file first.</source>
        <translation>In der Zwischenablage ist kein Bild. Kopiere zuerst ein Bild oder eine Bilddatei.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <location filename="../../stylestudio/ui/message_bar.py"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/message_bar.py"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/message_bar.py"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/message_bar.py"/>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/message_bar.py"/>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/message_bar.py"/>
        <source>{count} more</source>
        <translation>noch {count}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <location filename="../../stylestudio/ui/controls.py"/>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/controls.py"/>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <location filename="../../stylestudio/ui/offer_bar.py"/>
        <source>Continue</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/offer_bar.py"/>
        <source>Continue “{title}”</source>
        <translation>„{title}“ weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/offer_bar.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/offer_bar.py"/>
        <source>Delete for good?</source>
        <translation>Endgültig löschen?</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/offer_bar.py"/>
        <source>Delete “{title}”</source>
        <translation>„{title}“ löschen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/offer_bar.py"/>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/offer_bar.py"/>
        <source>Not now. It is offered again at the next start.</source>
        <translation>Nicht jetzt. Beim nächsten Start wird es wieder angeboten.</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>0 is the photo, 100 lets the painting take over.</source>
        <translation>0 ist das Foto, bei 100 übernimmt das Gemälde.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>All equal</source>
        <translation>Alle gleich</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Apple (MPS)</source>
        <translation>Apple (MPS)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Average</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Best available</source>
        <translation>Das beste vorhandene</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Border</source>
        <translation>Rand</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Calibrated keeps one strength right for all sizes; the others are as published.</source>
        <translation>Kalibriert passt eine Stärke für alle Größen; die anderen sind wie veröffentlicht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Coarse to fine</source>
        <translation>Vom Groben zum Feinen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Compare before ReLU</source>
        <translation>Vor ReLU vergleichen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Content layer</source>
        <translation>Inhaltsschicht</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Content weight α</source>
        <translation>Gewicht des Inhalts α</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Contrast to the photo</source>
        <translation>Kontrast zum Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Divides the features; 58 gives them the scale that torchvision's networks have.</source>
        <translation>Teilt die Merkmale; mit 58 haben sie den Maßstab der Netze von torchvision.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Edge repeated</source>
        <translation>Rand wiederholt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Evaluations</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Feature divisor</source>
        <translation>Merkmalsteiler</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Focus</source>
        <translation>Fokus</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Gatys 2016</source>
        <translation>Gatys 2016</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Guo &amp; Yuan</source>
        <translation>Guo &amp; Yuan</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>How long to paint: Sketch for a first look in seconds, Best for the wall.</source>
        <translation>Wie lange gemalt wird: Skizze für einen ersten Blick in Sekunden, Beste für die Wand.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>How many of the painting's patterns are kept: higher is more, 100 is Classic.</source>
        <translation>Wie viele Muster des Gemäldes behalten werden: höher ist mehr, 100 ist Klassisch.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>How often the picture is compared and corrected at the final size; left empty, the quality decides.</source>
        <translation>Wie oft das Bild in der endgültigen Größe verglichen und verbessert wird; bleibt das Feld leer, entscheidet die Qualität.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>How the network makes features smaller; maximum keeps strokes crisper.</source>
        <translation>Wie das Netz Merkmale verkleinert; mit dem Maximum bleiben Striche schärfer.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>How unequal the weights may become: 0 is Classic, higher is more.</source>
        <translation>Wie ungleich die Gewichte werden dürfen: 0 ist Klassisch, höher ist mehr.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>L-BFGS gets there in fewer evaluations; Adam is steadier and needs less memory.</source>
        <translation>L-BFGS braucht weniger Durchgänge; Adam ist gleichmäßiger und braucht weniger Speicher.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Learned while painting</source>
        <translation>Beim Malen gelernt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>NVIDIA (CUDA)</source>
        <translation>NVIDIA (CUDA)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Noise in the style's colours</source>
        <translation>Rauschen in den Farben des Stils</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Normalisation</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Outside energy</source>
        <translation>Äußere Energie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Paint a small version first: larger strokes, and a first look within seconds.</source>
        <translation>Erst eine kleine Fassung malen: größere Pinselstriche, und ein erster Blick in Sekunden.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Patterns are kept until they hold this share of a layer's energy, instead of Style detail.</source>
        <translation>Muster werden behalten, bis sie diesen Anteil der Energie einer Schicht ausmachen, statt Stildetails.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Patterns kept (K)</source>
        <translation>Behaltene Muster (K)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Patterns weaker than S times the mean singular value are dropped, instead of Style detail.</source>
        <translation>Muster, die schwächer sind als das S-Fache des mittleren Singulärwerts, fallen weg, statt Stildetails.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Repaired</source>
        <translation>Verbessert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Repaired keeps the paper's promise; as published is there for comparison.</source>
        <translation>Die verbesserte hält, was die Arbeit verspricht; die veröffentlichte ist zum Vergleich da.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Share of energy</source>
        <translation>Anteil der Energie</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Share of patterns</source>
        <translation>Anteil der Muster</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Sketch</source>
        <translation>Skizze</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Starting point</source>
        <translation>Ausgangspunkt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Strong patterns</source>
        <translation>Starke Muster</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Style detail</source>
        <translation>Stildetails</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Style loss</source>
        <translation>Stilverlust</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Style weight β</source>
        <translation>Gewicht des Stils β</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Take the features before the network cuts off negative values.</source>
        <translation>Die Merkmale nehmen, bevor das Netz negative Werte abschneidet.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The layer that remembers the photo: early ones keep every edge, late ones shapes.</source>
        <translation>Die Schicht, die sich an das Foto erinnert: Frühe behalten jede Kante, späte die Formen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The longer side of the finished picture.</source>
        <translation>Die längere Seite des fertigen Bildes.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The published methods' content weight; unused when calibrated.</source>
        <translation>Das Gewicht des Inhalts in den veröffentlichten Verfahren; kalibriert wird es nicht gebraucht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>The published methods' style weight at strength 50; unused when calibrated.</source>
        <translation>Das Gewicht des Stils in den veröffentlichten Verfahren bei Stärke 50; kalibriert wird es nicht gebraucht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>The same number of patterns at every layer, as in the paper, instead of Style detail.</source>
        <translation>Die gleiche Zahl von Mustern in jeder Schicht, wie in der Arbeit, statt Stildetails.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>The share of each layer's patterns that is kept, instead of Style detail.</source>
        <translation>Der Anteil der Muster jeder Schicht, der behalten wird, statt Stildetails.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Threshold (S)</source>
        <translation>Schwelle (S)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Total variation: above 0 calms specks and noise.</source>
        <translation>Totale Variation: Über 0 beruhigt Flecken und Rauschen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Weight of one more term: how strong all dropped patterns together should be.</source>
        <translation>Gewicht eines weiteren Terms: wie stark alle weggelassenen Muster zusammen sein sollen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>What computes: the graphics card where there is one, else the processor.</source>
        <translation>Was rechnet: die Grafikkarte, wo es eine gibt, sonst der Prozessor.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>What gets more weight: what is still missing, what is strong in the painting, or what differs most from the photo.</source>
        <translation>Was mehr Gewicht bekommt: was noch fehlt, was im Gemälde stark ist, oder was sich am meisten vom Foto unterscheidet.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>What the network sees beyond the picture's edge: the edge repeated, or zeros.</source>
        <translation>Was das Netz jenseits des Bildrandes sieht: den Rand wiederholt oder Nullen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>What the painting's style is measured by.</source>
        <translation>Woran der Stil des Gemäldes gemessen wird.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Where painting starts: the photo, noise in the style's colours, or plain grey.</source>
        <translation>Womit das Malen beginnt: mit dem Foto, mit Rauschen in den Farben des Stils oder mit schlichtem Grau.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Which noise to start from; the same seed gives the same picture.</source>
        <translation>Mit welchem Rauschen begonnen wird; die gleiche Zahl gibt das gleiche Bild.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/style_request.py"/>
        <source>Zeros</source>
        <translation>Nullen</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <location filename="../../stylestudio/ui/pause_button.py"/>
        <source>Continue</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pause_button.py"/>
        <source>Let the run go on (Ctrl+P)</source>
        <translation>Weitermalen (Strg+P)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pause_button.py"/>
        <source>Let the run wait and leave the computer to others (Ctrl+P)</source>
        <translation>Das Malen warten lassen und den Computer anderen überlassen (Strg+P)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/pause_button.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <location filename="../../resources/presets"/>
        <source>As near as VGG-16 comes to what the style-loss paper ran: early layers, 300 evaluations.</source>
        <translation>So nah, wie VGG-16 dem Versuch der Arbeit über Stilverluste kommt: frühe Schichten, 300 Durchgänge.</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Gatys 2016</source>
        <translation>Gatys 2016</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Painterly</source>
        <translation>Malerisch</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Paper (Guo &amp; Yuan)</source>
        <translation>Arbeit (Guo &amp; Yuan)</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>Strokes, stars and colours of the painting; houses and faces stay in place.</source>
        <translation>Striche, Sterne und Farben des Gemäldes; Häuser und Gesichter bleiben an ihrem Platz.</translation>
    </message>
    <message>
        <location filename="../../resources/presets"/>
        <source>The original method: its layers, weights and normalisation, at a single scale.</source>
        <translation>Das ursprüngliche Verfahren: seine Schichten, Gewichte und Normierung, in einer einzigen Stufe.</translation>
    </message>
</context>
<context>
    <name>PreviewsPage</name>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/previews_page.py"/>
        <source>Less often leaves the computer a little more time to paint.</source>
        <translation>Seltener lässt dem Computer etwas mehr Zeit zum Malen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/previews_page.py"/>
        <source>Previews</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/previews_page.py"/>
        <source>Show the growing picture</source>
        <translation>Das entstehende Bild zeigen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/previews_page.py"/>
        <source>once a second</source>
        <translation>einmal pro Sekunde</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_pages/previews_page.py"/>
        <source>{count} times a second</source>
        <translation>{count}-mal pro Sekunde</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <location filename="../../stylestudio/ui/progress_strip.py"/>
        <source>Evaluation {evaluation} of {count}</source>
        <translation>Durchgang {evaluation} von {count}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/progress_strip.py"/>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/progress_strip.py"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/progress_strip.py"/>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/progress_strip.py"/>
        <source>Scale {scale} of {count} ({size} px)</source>
        <translation>Stufe {scale} von {count} ({size} px)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/progress_strip.py"/>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/progress_strip.py"/>
        <source>Warming up</source>
        <translation>Wärmt sich auf</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/progress_strip.py"/>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Paste picture</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Run</source>
        <translation>&amp;Malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Save picture…</source>
        <translation>Bild &amp;speichern…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>&amp;Start painting</source>
        <translation>&amp;Malen beginnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Open &amp;photo…</source>
        <translation>&amp;Foto öffnen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Open p&amp;ainting…</source>
        <translation>&amp;Gemälde öffnen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Sample p&amp;hotos</source>
        <translation>&amp;Beispielfotos</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/actions.py"/>
        <source>Sample pai&amp;ntings</source>
        <translation>Be&amp;ispielgemälde</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <location filename="../../stylestudio/ui/results.py"/>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>A mosaic of glass, marble and gold stones set in rows along every outline.</source>
        <translation>Ein Mosaik aus Glas-, Marmor- und Goldsteinen, in Reihen entlang jedem Umriss gesetzt.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>A woodcut: carved black lines of uneven depth with a red and a blue-green block.</source>
        <translation>Ein Holzschnitt: geschnittene schwarze Linien ungleicher Tiefe mit einem roten und einem blaugrünen Stock.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Gabled houses and a church tower above a quay, mirrored in the water, in late light.</source>
        <translation>Giebelhäuser und ein Kirchturm über einem Kai, im Wasser gespiegelt, im späten Licht.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Leaping fish</source>
        <translation>Springender Fisch</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Mountain lake</source>
        <translation>Bergsee</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Old town on the river</source>
        <translation>Altstadt am Fluss</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Pine and red sun</source>
        <translation>Kiefer und rote Sonne</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Poppy meadow</source>
        <translation>Mohnwiese</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Snowy peaks and fir woods around a still lake, with a wooden hut on the shore.</source>
        <translation>Verschneite Gipfel und Tannenwald um einen stillen See, mit einer Holzhütte am Ufer.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Swirling night</source>
        <translation>Wirbelnde Nacht</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Thick oil strokes whirl around the stars above a village and golden wheat.</source>
        <translation>Dicke Ölstriche wirbeln um die Sterne über einem Dorf und goldenem Weizen.</translation>
    </message>
    <message>
        <location filename="../../resources/samples/samples.json"/>
        <source>Wet watercolour on rough paper: dark rims, blooms and grains of pigment.</source>
        <translation>Nasses Aquarell auf rauem Papier: dunkle Ränder, Ausblühungen und Pigmentkörner.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Continue</source>
        <translation>Weitermalen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Drop your photo here. Then pick a painting.</source>
        <translation>Zieh dein Foto hierher. Dann such ein Gemälde aus.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Ended early.</source>
        <translation>Vorzeitig beendet.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Finished in {time}.</source>
        <translation>Fertig nach {time}.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Now pick a painting.</source>
        <translation>Such jetzt ein Gemälde aus.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Of the {count} files, the first picture was taken.</source>
        <translation>Von den {count} Dateien wurde das erste Bild genommen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Or press Start and watch it with the samples.</source>
        <translation>Oder drück „Malen beginnen“ und sieh zu, wie es mit den Beispielen geht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Press Start when you like the pair.</source>
        <translation>Drück „Malen beginnen“, wenn dir das Paar gefällt.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Saved as “{path}”.</source>
        <translation>Gespeichert als „{path}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Start</source>
        <translation>Malen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Stopped at {percent} %.</source>
        <translation>Angehalten bei {percent} %.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Your last picture was not saved yet. It is kept as “{path}”.</source>
        <translation>Dein letztes Bild war noch nicht gespeichert. Es liegt jetzt als „{path}“ bereit.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>Your picture</source>
        <translation>Dein Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>{photo} in the style of {painting}</source>
        <translation>{photo} im Stil von {painting}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/session.py"/>
        <source>{reason} Your last picture is still here: save it elsewhere, or press {button} again to let it go.</source>
        <translation>{reason} Dein letztes Bild ist noch da: Speichere es woanders, oder drücke noch einmal „{button}“, um es aufzugeben.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <location filename="../../stylestudio/ui/settings_dialog.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_dialog.py"/>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_dialog.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <location filename="../../stylestudio/ui/settings_panel.py"/>
        <source>Advanced</source>
        <translation>Für Fortgeschrittene</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_panel.py"/>
        <source>Advanced settings</source>
        <translation>Einstellungen für Fortgeschrittene</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_panel.py"/>
        <source>For every style loss</source>
        <translation>Für jeden Stilverlust</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_panel.py"/>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_panel.py"/>
        <source>Replaced by {rival}.</source>
        <translation>Ersetzt durch „{rival}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/settings_panel.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <location filename="../../stylestudio/ui/shortcuts_window.py"/>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/shortcuts_window.py"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/shortcuts_window.py"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/shortcuts_window.py"/>
        <source>No shortcut is called “{text}”.</source>
        <translation>Kein Tastenkürzel heißt „{text}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/shortcuts_window.py"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/shortcuts_window.py"/>
        <source>Search the shortcuts</source>
        <translation>In den Tastenkürzeln suchen</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <location filename="../../stylestudio/ui/source.py"/>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
</context>
<context>
    <name>SourcePane</name>
    <message>
        <location filename="../../stylestudio/ui/source_pane.py"/>
        <source>Drop a picture here, paste one, or click to open one.</source>
        <translation>Zieh ein Bild hierher, füge eines ein, oder klick, um eines zu öffnen.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/source_pane.py"/>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/source_pane.py"/>
        <source>Open: {pane}</source>
        <translation>Öffnen: {pane}</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/source_pane.py"/>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/source_pane.py"/>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/source_pane.py"/>
        <source>Samples: {pane}</source>
        <translation>Beispiele: {pane}</translation>
    </message>
</context>
<context>
    <name>StartButton</name>
    <message>
        <location filename="../../stylestudio/ui/start_button.py"/>
        <source>Ends the run and keeps the picture as it is.</source>
        <translation>Beendet das Malen und behält das Bild, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/start_button.py"/>
        <source>Paint the photo in the painting's style (Ctrl+Return)</source>
        <translation>Das Foto im Stil des Gemäldes malen (Strg+Eingabe)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/start_button.py"/>
        <source>Paints the photo in the painting's style.</source>
        <translation>Malt das Foto im Stil des Gemäldes.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/start_button.py"/>
        <source>Start painting</source>
        <translation>Malen beginnen</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/start_button.py"/>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/start_button.py"/>
        <source>Stop, and keep the picture as it is (Esc)</source>
        <translation>Anhalten und das Bild behalten, wie es ist (Esc)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/start_button.py"/>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
</context>
<context>
    <name>Thumbnail</name>
    <message>
        <location filename="../../stylestudio/ui/thumbnail.py"/>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
</context>
<context>
    <name>Variant</name>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Adaptive (weighted Gram)</source>
        <translation>Anpassend (gewichtete Gram)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Classic (Gram)</source>
        <translation>Klassisch (Gram)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Essence (SVD)</source>
        <translation>Essenz (SVD)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Everything in the painting: strokes, texture, colour.</source>
        <translation>Alles aus dem Gemälde: Striche, Textur, Farbe.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Keeps the main strokes; calmer, closer to your photo.</source>
        <translation>Behält die wichtigsten Striche; ruhiger, näher an deinem Foto.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Smooth (PCA)</source>
        <translation>Sanft (PCA)</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>The strongest marks alone; your photo's own colours stay.</source>
        <translation>Nur die stärksten Spuren; die Farben deines Fotos bleiben.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/request/variants.py"/>
        <source>Works hardest on what is still missing; the style reaches every corner.</source>
        <translation>Arbeitet am meisten an dem, was noch fehlt; der Stil kommt in jede Ecke.</translation>
    </message>
</context>
<context>
    <name>file_dialogs</name>
    <message>
        <location filename="../../stylestudio/ui/file_dialogs.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/file_dialogs.py"/>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/file_dialogs.py"/>
        <source>Save the picture</source>
        <translation>Das Bild speichern</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Getting ready</source>
        <translation>Macht sich bereit</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Looking at the painting</source>
        <translation>Sieht sich das Gemälde an</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>No effect while {other} is “{choice}”.</source>
        <translation>Ohne Wirkung, solange „{other}“ auf „{choice}“ steht.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Opening the pictures</source>
        <translation>Öffnet die Bilder</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Painting</source>
        <translation>Malt</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>Replaced by {rival}.</source>
        <translation>Ersetzt durch „{rival}“.</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>a few seconds left</source>
        <translation>noch ein paar Sekunden</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>about {count} min left</source>
        <translation>noch etwa {count} min</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>about {count} s left</source>
        <translation>noch etwa {count} s</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>about {hours} h {minutes:02d} min left</source>
        <translation>noch etwa {hours} h {minutes:02d} min</translation>
    </message>
    <message>
        <location filename="../../stylestudio/ui/wording.py"/>
        <source>{seconds} s each</source>
        <translation>je {seconds} s</translation>
    </message>
</context>
</TS>
