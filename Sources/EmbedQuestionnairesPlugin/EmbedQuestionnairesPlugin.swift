import Foundation
import PackagePlugin

/// Has `embed-questionnaires` run whenever a file under `Questionnaires/` changed.
@main
struct EmbedQuestionnairesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Questionnaires")
    let files = yamlFiles(below: folder)
    let outputs = ["EmbeddedFiles.swift", "Strings+Members.swift"].map {
      context.pluginWorkDirectoryURL.appending(path: $0)
    }
    return [
      .buildCommand(
        displayName: "Building in \(files.count) files of Questionnaires/",
        executable: try context.tool(named: "embed-questionnaires").url,
        arguments: outputs.map { $0.path() } + [folder.path()] + files.map { $0.path() },
        inputFiles: files,
        outputFiles: outputs)
    ]
  }

  private func yamlFiles(below folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "yaml" }
      .sorted { $0.path() < $1.path() }
  }
}
